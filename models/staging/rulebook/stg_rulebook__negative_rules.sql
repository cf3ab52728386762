-- grain: one row per negative rule × validity interval
-- The columns are those of the registry, so that the three kinds of rule can be stacked.
with negative_rules as (
    select * from {{ ref('negative_rules') }}
),

attributes as (
    select * from {{ ref('attributes') }}
),

registered as (
    select
        trim(negative_rules.rule_id) as rule_id,
        trim(negative_rules.scoring_model_id) as scoring_model_id,
        'negative' as kind,
        trim(negative_rules.evidence) as evidence,
        trim(negative_rules.subject) as subject,
        attributes.value_kind,
        nullif(trim(negative_rules.operator), '') as operator,
        nullif(trim(negative_rules.match_value), '') as match_value,
        negative_rules.match_min,
        negative_rules.match_max,
        trim(negative_rules.rule_label) as rule_label,
        trim(negative_rules.rule_label_plural) as rule_label_plural,
        cast(negative_rules.points as decimal(9, 2)) as points,
        coalesce(nullif(trim(negative_rules.effect), ''), 'subtract') as effect,
        negative_rules.max_per_day,
        negative_rules.max_occurrences,
        negative_rules.min_days,
        negative_rules.min_occurrences,
        negative_rules.within_days,
        coalesce(nullif(trim(negative_rules.ageing_mode), ''), 'none') as ageing_mode,
        negative_rules.window_days,
        negative_rules.half_life_days,
        negative_rules.age_step_days,
        nullif(trim(negative_rules.cap_group), '') as cap_group,
        nullif(trim(negative_rules.cleared_by_signal), '') as cleared_by_signal,
        negative_rules.valid_from,
        {{ open_ended('negative_rules.valid_to') }} as valid_to
    from negative_rules
    left join attributes
        on
            negative_rules.subject = attributes.attribute
            and negative_rules.evidence = 'attribute'
    where negative_rules.is_enabled
)

select * from registered
