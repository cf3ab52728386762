-- grain: one row per scoring model × rule or inactivity step × validity, with what a rep reads
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

steps as (
    select * from {{ ref('stg_rulebook__inactivity_steps') }}
),

labelled as (
    select
        scoring_model_id,
        rule_id,
        rule_label,
        coalesce(rule_label_plural, rule_label) as rule_label_plural,
        case
            when evidence = 'attribute' then 'attribute'
            when is_repetition then 'repetition'
            else 'plain'
        end as wording,
        valid_from,
        valid_to
    from rules
    union all
    select
        scoring_model_id,
        step_id as rule_id,
        step_label as rule_label,
        step_label as rule_label_plural,
        'inactivity' as wording,
        valid_from,
        valid_to
    from steps
)

select * from labelled
