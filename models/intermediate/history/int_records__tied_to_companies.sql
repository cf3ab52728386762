-- grain: one row per CRM record × kind of key × account id or domain that its company ever was
-- A superset over all time: the keys that the record carried, the accounts that they may find, and
-- the domains of those.
{{ config(materialized='table', tags='no_activity') }}
with own_keys as (
    select * from {{ ref('int_records__keyed_to_companies') }}
),

accounts as (
    select * from {{ ref('int_accounts__keyed') }}
),

account_keys as (
    {%- for key_kind, company_key in [
        ('account', 'account_id'), ('domain', 'registrable_domain'), ('name', 'name_key'),
    ] %}
    {%- for other_key_kind, other_company_key in {
        'account': 'account_id', 'domain': 'company_domain',
    }.items() %}
    select
        '{{ key_kind }}' as key_kind,
        {{ company_key }} as company_key,
        '{{ other_key_kind }}' as other_key_kind,
        {{ other_company_key }} as other_company_key
    from accounts
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

unioned as (
    select * from own_keys
    where key_kind <> 'name'
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
