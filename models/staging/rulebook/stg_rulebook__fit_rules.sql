-- grain: one row per fit rule × validity interval
-- The columns are those of the registry, so that the three kinds of rule can be stacked.
with fit_rules as (
    select * from {{ ref('fit_rules') }}
),

attributes as (
    select * from {{ ref('attributes') }}
),

registered as (
    select
        trim(fit_rules.rule_id) as rule_id,
        trim(fit_rules.scoring_model_id) as scoring_model_id,
        'fit' as kind,
        'attribute' as evidence,
        trim(fit_rules.subject) as subject,
        attributes.value_kind,
        trim(fit_rules.operator) as operator,
        nullif(trim(fit_rules.match_value), '') as match_value,
        fit_rules.match_min,
        fit_rules.match_max,
        trim(fit_rules.rule_label) as rule_label,
        trim(fit_rules.rule_label) as rule_label_plural,
        cast(fit_rules.points as decimal(9, 2)) as points,
        'subtract' as effect,
        cast(null as {{ dbt.type_int() }}) as max_per_day,
        cast(null as {{ dbt.type_int() }}) as max_occurrences,
        cast(null as {{ dbt.type_int() }}) as min_days,
        cast(null as {{ dbt.type_int() }}) as min_occurrences,
        cast(null as {{ dbt.type_int() }}) as within_days,
        'none' as ageing_mode,
        cast(null as {{ dbt.type_int() }}) as window_days,
        cast(null as {{ dbt.type_int() }}) as half_life_days,
        cast(1 as {{ dbt.type_int() }}) as age_step_days,
        nullif(trim(fit_rules.cap_group), '') as cap_group,
        cast(null as {{ dbt.type_string() }}) as cleared_by_signal,
        fit_rules.valid_from,
        {{ open_ended('fit_rules.valid_to') }} as valid_to
    from fit_rules
    left join attributes
        on fit_rules.subject = attributes.attribute
    where fit_rules.is_enabled
)

select * from registered
