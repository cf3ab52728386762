-- grain: one row per CRM record × kind of key × account id or domain that it ever carried
-- A superset over all time: by today's fields and by every value in the change log.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'lead' and field in ('account_id', 'company_domain', 'email')
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

worded as (
    select
        lead_id as record_id,
        account_id,
        company_domain,
        email
    from leads
    where quarantine_reason is null
    {%- for value in ['old_value', 'new_value'] %}
    union all
    select
        entity_id as record_id,
        case when field = 'account_id' then {{ value }} end as account_id,
        case when field = 'company_domain' then {{ value }} end as company_domain,
        case when field = 'email' then {{ value }} end as email
    from changes
    {%- endfor %}
),

own_keys as (
    select
        record_id,
        'account' as key_kind,
        account_id as company_key
    from worded
    union all
    select
        record_id,
        'domain' as key_kind,
        {{ bare_domain('company_domain') }} as company_key
    from worded
    union all
    select
        record_id,
        'domain' as key_kind,
        {{ email_domain('email') }} as company_key
    from worded
),

account_keys as (
    select
        'account' as key_kind,
        account_id as company_key,
        'domain' as other_key_kind,
        domain as other_company_key
    from accounts
    union all
    select
        'domain' as key_kind,
        domain as company_key,
        'account' as other_key_kind,
        account_id as other_company_key
    from accounts
),

unioned as (
    select * from own_keys
    union all
    select
        own_keys.record_id,
        account_keys.other_key_kind as key_kind,
        account_keys.other_company_key as company_key
    from own_keys
    inner join account_keys
        on
            own_keys.key_kind = account_keys.key_kind
            and own_keys.company_key = account_keys.company_key
),

tied as (
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

select * from tied
