-- grain: one row per CRM record × kind of key × account id, domain or name that it ever carried
-- By today's fields and every value in the change log; a domain also by the registered one above.
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where
        entity_kind = 'lead'
        and field in ('account_id', 'company_domain', 'email', 'company_name')
),

domains as (
    select * from {{ ref('int_domains__classified') }}
),

names as (
    select * from {{ ref('int_company_names__normalised') }}
),

worded as (
    select
        lead_id as record_id,
        account_id,
        own_domain,
        email_domain,
        company_name
    from leads
    where quarantine_reason is null
    {%- for value in ['old_value', 'new_value'] %}
    union all
    select
        entity_id as record_id,
        case when field = 'account_id' then {{ value }} end as account_id,
        case when field = 'company_domain' then {{ bare_domain(value) }} end as own_domain,
        case when field = 'email' then {{ email_domain(plain_email(value)) }} end as email_domain,
        case when field = 'company_name' then {{ value }} end as company_name
    from changes
    {%- endfor %}
),

worded_domains as (
    select
        record_id,
        own_domain as domain
    from worded
    union all
    select
        record_id,
        email_domain as domain
    from worded
),

unioned as (
    select
        record_id,
        'account' as key_kind,
        account_id as company_key
    from worded
    union all
    select
        record_id,
        'domain' as key_kind,
        domain as company_key
    from worded_domains
    union all
    select
        worded_domains.record_id,
        'domain' as key_kind,
        domains.registrable_domain as company_key
    from worded_domains
    inner join domains
        on
            worded_domains.domain = domains.domain
            and domains.domain <> domains.registrable_domain
    union all
    select
        worded.record_id,
        'name' as key_kind,
        names.name_key as company_key
    from worded
    inner join names on worded.company_name = names.company_name
),

keyed as (
    select
        record_id,
        key_kind,
        company_key
    from unioned
    where company_key is not null
    group by
        record_id,
        key_kind,
        company_key
)

select * from keyed
