-- grain: one row per intent rule × validity interval
-- The columns are those of the registry, so that the three kinds of rule can be stacked.
with intent_rules as (
    select * from {{ ref('intent_rules') }}
),

registered as (
    select
        trim(rule_id) as rule_id,
        trim(scoring_model_id) as scoring_model_id,
        'intent' as kind,
        'signal' as evidence,
        trim(subject) as subject,
        cast(null as {{ dbt.type_string() }}) as value_kind,
        cast(null as {{ dbt.type_string() }}) as operator,
        cast(null as {{ dbt.type_string() }}) as match_value,
        cast(null as decimal(18, 2)) as match_min,
        cast(null as decimal(18, 2)) as match_max,
        trim(rule_label) as rule_label,
        trim(rule_label_plural) as rule_label_plural,
        cast(points as decimal(9, 2)) as points,
        'subtract' as effect,
        max_per_day,
        max_occurrences,
        min_days,
        min_occurrences,
        within_days,
        coalesce(nullif(trim(ageing_mode), ''), 'none') as ageing_mode,
        window_days,
        half_life_days,
        age_step_days,
        nullif(trim(cap_group), '') as cap_group,
        cast(null as {{ dbt.type_string() }}) as cleared_by_signal,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from intent_rules
    where is_enabled
)

select * from registered
