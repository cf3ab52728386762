-- grain: one row per kind of key × account id or domain × day on which something new is known of it
with account_changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'account' and changed_at is not null
),

accounts as (
    select * from {{ ref('stg_crm__accounts') }}
),

company_values as (
    select * from {{ ref('int_company_values__observed') }}
),

enrichment_rules as (
    select * from {{ ref('int_enrichment_rules__aged') }}
),

company_signals as (
    select * from {{ ref('int_company_signals__rolled_up') }}
),

shared_domains as (
    select * from {{ ref('int_shared_domains__found') }}
),

turns as (
    select * from {{ ref('int_signal_turns__listed') }}
),

unioned as (
    select
        'account' as key_kind,
        entity_id as company_key,
        {{ known_at('changed_at', 'loaded_at') }} as changed_at
    from account_changes
    union all
    select
        'account' as key_kind,
        account_id as company_key,
        updated_at as changed_at
    from accounts
    union all
    select
        'account' as key_kind,
        account_id as company_key,
        created_at as changed_at
    from accounts
    union all
    select
        'domain' as key_kind,
        registrable_domain as company_key,
        shared_from as changed_at
    from shared_domains
    union all
    select
        'domain' as key_kind,
        company_domain as company_key,
        known_at as changed_at
    from company_values
),

lapses as (
    select
        enrichment_rule_id,
        valid_from,
        attribute,
        max(age_in_days) + 1 as lapse_days
    from enrichment_rules
    group by
        enrichment_rule_id,
        valid_from,
        attribute
),

dated as (
    select
        key_kind,
        company_key,
        cast(changed_at as date) as changed_on
    from unioned
    union all
    select
        'domain' as key_kind,
        company_signals.company_domain as company_key,
        greatest(
            {{ days_later('company_signals.occurred_on', 'turns.turn_days') }},
            company_signals.arrived_on
        ) as changed_on
    from company_signals
    inner join turns on company_signals.signal = turns.signal
    union all
    select
        'domain' as key_kind,
        company_values.company_domain as company_key,
        greatest(
            {{ days_later('company_values.observed_at', 'lapses.lapse_days') }},
            cast(company_values.known_at as date)
        ) as changed_on
    from company_values
    inner join lapses on company_values.attribute = lapses.attribute
),

changed as (
    select
        key_kind,
        company_key,
        changed_on
    from dated
    where company_key is not null and changed_on is not null
    group by
        key_kind,
        company_key,
        changed_on
)

select * from changed
