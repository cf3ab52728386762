-- grain: one row per company name that a lead, an account or the change log carries
-- With the key by which names are compared: without accents, punctuation and legal forms. A name
-- that is a legal form and nothing else stays.
{%- set forms_taken_off = 4 %}
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'lead' and field = 'company_name'
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

legal_forms as (
    select * from {{ ref('legal_forms') }}
),

carried as (
    select company_name
    from leads
    union all
    select account_name as company_name
    from accounts
    union all
    select old_value as company_name
    from changes
    union all
    select new_value as company_name
    from changes
),

shortened_0 as (
    select
        company_name,
        {{ company_words('company_name') }} as name_key
    from carried
    where company_name is not null
    group by company_name
),
{% for step in range(forms_taken_off) %}
shortened_{{ step + 1 }} as (
    select
        shortened_{{ step }}.company_name,
        case
            when legal_forms.legal_form is null then shortened_{{ step }}.name_key
            else
                substring(
                    shortened_{{ step }}.name_key,
                    1,
                    length(shortened_{{ step }}.name_key) - length(legal_forms.legal_form) - 1
                )
        end as name_key
    from shortened_{{ step }}
    left join legal_forms
        on
            {{ part_of('shortened_' ~ step ~ '.name_key', "' '", -1) }} = legal_forms.legal_form
            and shortened_{{ step }}.name_key like '% %'
),
{% endfor %}
normalised as (
    select
        company_name,
        name_key
    from shortened_{{ forms_taken_off }}
    where name_key is not null
)

select * from normalised
