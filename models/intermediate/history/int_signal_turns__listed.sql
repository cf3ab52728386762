-- grain: one row per signal × days after which its evidence changes its worth
-- Read from the rulebook of all days: ages at which a weight changes, ends of windows, stretches
-- of repetition rules and gates, steps of inactivity; 0 for the evidence itself. The days by which
-- accounts are found to warm up move no state of a lead.
{{ config(materialized='table', tags='no_activity') }}
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
    where evidence = 'signal'
),

age_weights as (
    select * from {{ ref('int_age_weights') }}
),

steps as (
    select * from {{ ref('stg_rulebook__inactivity_steps') }}
),

criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
    where criterion_kind = 'min_interactions'
),

account_rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

compared as (
    select
        ageing_id,
        age_in_days,
        weight,
        lag(weight) over (partition by ageing_id order by age_in_days) as weight_before
    from age_weights
),

unioned as (
    select
        rules.subject as signal,
        compared.age_in_days as turn_days,
        1 as moves_score
    from rules
    inner join compared on rules.ageing_id = compared.ageing_id
    where compared.weight <> compared.weight_before
    union all
    select
        subject as signal,
        window_days as turn_days,
        1 as moves_score
    from rules
    union all
    select
        subject as signal,
        within_days as turn_days,
        1 as moves_score
    from rules
    union all
    select
        signals.signal,
        steps.min_days as turn_days,
        1 as moves_score
    from signals
    cross join steps
    where signals.is_engagement
    union all
    select
        signals.signal,
        criteria.within_days as turn_days,
        1 as moves_score
    from signals
    inner join criteria on signals.intent_level = criteria.match_value
    union all
    select
        signal,
        0 as turn_days,
        1 as moves_score
    from signals
    union all
    select
        signals.signal,
        account_rules.recent_days as turn_days,
        0 as moves_score
    from signals
    cross join account_rules
    union all
    select
        signals.signal,
        account_rules.recent_days + account_rules.earlier_days as turn_days,
        0 as moves_score
    from signals
    cross join account_rules
),

listed as (
    select
        signal,
        turn_days,
        max(moves_score) = 1 as moves_score
    from unioned
    where turn_days is not null
    group by
        signal,
        turn_days
)

select * from listed
