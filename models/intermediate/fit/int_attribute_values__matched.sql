-- grain: one row per rulebook period × scoring model × kind × attribute value that a rule meets
-- Rules are tried on each distinct value once; of several rules on a subject the strongest stands.
{{ config(materialized='table') }}
with attributes as (
    select * from {{ ref('int_attributes__listed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

distinct_values as (
    select
        moments.rulebook_from,
        attributes.attribute,
        attributes.value_key,
        attributes.text_value,
        attributes.number_value
    from attributes
    inner join moments on attributes.moment_id = moments.moment_id
    group by
        moments.rulebook_from,
        attributes.attribute,
        attributes.value_key,
        attributes.text_value,
        attributes.number_value
),

matched as (
    select
        rules.rulebook_from,
        rules.scoring_model_id,
        rules.kind,
        distinct_values.attribute,
        distinct_values.value_key,
        rules.rule_id,
        rules.rule_number,
        rules.points,
        row_number() over (
            partition by
                rules.rulebook_from,
                rules.scoring_model_id,
                rules.kind,
                distinct_values.attribute,
                distinct_values.value_key
            order by
                abs(rules.points) desc,
                {{ byte_order('rules.rule_id') }}
        ) as strength
    from distinct_values
    inner join rules
        on
            distinct_values.attribute = rules.subject
            and distinct_values.rulebook_from = rules.rulebook_from
            and rules.evidence = 'attribute'
    where {{ rule_matches('rules', 'distinct_values.text_value', 'distinct_values.number_value') }}
),

strongest as (
    select
        rulebook_from,
        scoring_model_id,
        kind,
        attribute,
        value_key,
        rule_id,
        rule_number,
        points
    from matched
    where strength = 1
)

select * from strongest
