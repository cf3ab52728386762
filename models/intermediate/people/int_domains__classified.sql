-- grain: one row per domain that a lead, an account, the change log or a market provider carries
-- With the domain that was registered (acme.co.uk of shop.acme.co.uk), and whose kind it is.
-- A company is known by the registered one; by itself where none was (localhost).
-- A domain on both lists is disposable.
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'lead'
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

surges as (
    select * from {{ ref('stg_market__intent_surges') }}
),

company_events as (
    select * from {{ ref('stg_market__company_events') }}
),

company_profiles as (
    select * from {{ ref('stg_market__company_profiles') }}
),

public_suffixes as (
    select * from {{ ref('public_suffixes') }}
),

free_mail_domains as (
    select * from {{ ref('free_mail_domains') }}
),

disposable_domains as (
    select * from {{ ref('disposable_domains') }}
),

carried as (
    select own_domain as domain
    from leads
    union all
    select email_domain as domain
    from leads
    union all
    select domain
    from accounts
    {%- for value in ['old_value', 'new_value'] %}
    union all
    select {{ bare_domain(value) }} as domain
    from changes
    where field = 'company_domain'
    union all
    select {{ email_domain(plain_email(value)) }} as domain
    from changes
    where field = 'email'
    {%- endfor %}
    {%- for rows in ['surges', 'company_events', 'company_profiles'] %}
    union all
    select {{ bare_domain('domain') }} as domain
    from {{ rows }}
    {%- endfor %}
),

domains as (
    select
        domain,
        {{ last_labels('domain', 2) }} as last_two_labels,
        {{ last_labels('domain', 3) }} as last_three_labels
    from carried
    where domain is not null
    group by domain
),

registered as (
    select
        domains.domain,
        case
            when domains.last_two_labels like '.%' then null
            when public_suffixes.public_suffix is null then domains.last_two_labels
            when domains.last_three_labels not like '.%' then domains.last_three_labels
        end as registrable_domain
    from domains
    left join public_suffixes on domains.last_two_labels = public_suffixes.public_suffix
),

listed as (
    select
        domain,
        0 as list_rank
    from disposable_domains
    union all
    select
        domain,
        1 as list_rank
    from free_mail_domains
),

ranked as (
    select
        domain,
        min(list_rank) as list_rank
    from listed
    group by domain
),

classified as (
    select
        registered.domain,
        registered.registrable_domain,
        coalesce(registered.registrable_domain, registered.domain) as company_domain,
        case
            when 0 in (very.list_rank, above.list_rank) then 'disposable'
            when 1 in (very.list_rank, above.list_rank) then 'free_mail'
            else 'business'
        end as domain_kind
    from registered
    left join ranked as very on registered.domain = very.domain
    left join ranked as above on registered.registrable_domain = above.domain
)

select * from classified
