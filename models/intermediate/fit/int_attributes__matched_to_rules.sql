-- grain: one row per scoring moment × rule on an attribute that the lead meets
-- A rule is one number here: a year of days has many rows, and what reads them looks the rule up.
{{ config(materialized='table') }}
with attributes as (
    select * from {{ ref('int_attributes__listed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

matched_values as (
    select * from {{ ref('int_attribute_values__matched') }}
),

matched as (
    select
        attributes.moment_id,
        matched_values.rule_number,
        moments.scored_on as evidence_on
    from attributes
    inner join moments on attributes.moment_id = moments.moment_id
    inner join matched_values
        on
            attributes.attribute = matched_values.attribute
            and attributes.value_key = matched_values.value_key
            and moments.rulebook_from = matched_values.rulebook_from
)

select * from matched
