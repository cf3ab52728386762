-- grain: one row per kind of key × account id or domain, with a hash of all that is known of it
with accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

account_changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'account'
),

company_values as (
    select * from {{ ref('int_company_values__observed') }}
),

company_signals as (
    select * from {{ ref('int_company_signals__rolled_up') }}
),

shared_domains as (
    select * from {{ ref('int_shared_domains__found') }}
),

run as (
    select * from {{ ref('util_run') }}
),

hashed as (
    {%- for rows, key_kind, company_key, instants in [
        ('accounts', 'account', 'accounts.account_id', ['created_at', 'updated_at']),
        ('account_changes', 'account', 'account_changes.entity_id', ['changed_at', 'loaded_at']),
        ('company_values', 'domain', 'company_values.company_domain', ['observed_at', 'known_at']),
        ('company_signals', 'domain', 'company_signals.company_domain', []),
        (
            'shared_domains', 'domain', 'shared_domains.registrable_domain',
            ['shared_from', 'claimed_at']
        ),
    ] %}
    select
        '{{ key_kind }}' as key_kind,
        {{ company_key }} as company_key,
        {{ row_hash(rows, as_seen_at(rows, instants)) }} as row_hash
    from {{ rows }}
    cross join run
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

fingerprinted as (
    select
        key_kind,
        company_key,
        {{ hash_total('row_hash') }} as fingerprint
    from hashed
    where company_key is not null
    group by
        key_kind,
        company_key
)

select * from fingerprinted
