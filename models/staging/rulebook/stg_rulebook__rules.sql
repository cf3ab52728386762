-- grain: one row per rule × validity interval: the one registry of all rules
-- The three inputs list the same columns in one order, which a test compares: hence the `*`.
with fit_rules as (
    select * from {{ ref('stg_rulebook__fit_rules') }}
),

intent_rules as (
    select * from {{ ref('stg_rulebook__intent_rules') }}
),

negative_rules as (
    select * from {{ ref('stg_rulebook__negative_rules') }}
),

stacked as (
    select * from fit_rules
    union all
    select * from intent_rules
    union all
    select * from negative_rules
),

keyed as (
    select
        rule_id,
        scoring_model_id,
        kind,
        evidence,
        subject,
        value_kind,
        operator,
        match_value,
        match_min,
        match_max,
        rule_label,
        rule_label_plural,
        points,
        effect,
        max_per_day,
        max_occurrences,
        min_days,
        min_occurrences,
        within_days,
        ageing_mode,
        window_days,
        half_life_days,
        age_step_days,
        ageing_mode
        || ':' || coalesce(cast(window_days as {{ dbt.type_string() }}), '')
        || ':' || coalesce(cast(half_life_days as {{ dbt.type_string() }}), '')
        || ':' || coalesce(cast(age_step_days as {{ dbt.type_string() }}), '') as ageing_id,
        cap_group,
        cleared_by_signal,
        min_days is not null or min_occurrences is not null as is_repetition,
        valid_from,
        valid_to
    from stacked
)

select * from keyed
