-- grain: one row per row of a look-up that rules read, as one text
with free_mail_domains as (
    select * from {{ ref('free_mail_domains') }}
),

disposable_domains as (
    select * from {{ ref('disposable_domains') }}
),

email_providers as (
    select * from {{ ref('email_providers') }}
),

role_mailboxes as (
    select * from {{ ref('role_mailboxes') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

industry_synonyms as (
    select * from {{ ref('industry_synonyms') }}
),

stage_names as (
    select * from {{ ref('stage_names') }}
),

funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

size_bands as (
    select * from {{ ref('size_bands') }}
),

exchange_rates as (
    select * from {{ ref('exchange_rates') }}
),

unioned as (
    select
        'free_mail_domains' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'domain',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from free_mail_domains
    union all
    select
        'disposable_domains' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'domain',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from disposable_domains
    union all
    select
        'email_providers' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'domain', 'same_as_domain', 'are_dots_ignored', 'tag_sign',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from email_providers
    union all
    select
        'role_mailboxes' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'local_part',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from role_mailboxes
    union all
    select
        'country_regions' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'country_name', 'country_code', 'region', 'is_served',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from country_regions
    union all
    select
        'industry_synonyms' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'industry_name', 'industry',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from industry_synonyms
    union all
    select
        'stage_names' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'crm_word', 'stage',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from stage_names
    union all
    select
        'funnel_stages' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'stage', 'stage_order', 'is_open',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from funnel_stages
    union all
    select
        'size_bands' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'employee_band', 'employee_min',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from size_bands
    union all
    select
        'exchange_rates' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'currency', 'month', 'rate',
        ]) }} as row_text,
        {{ cast_date('1900-01-01') }} as valid_from,
        {{ cast_date('9999-12-31') }} as valid_to
    from exchange_rates
)

select * from unioned
