-- grain: one row per scoring model × moment × rule on an attribute that the lead meets
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
        matched_values.scoring_model_id,
        attributes.moment_id,
        matched_values.rule_id,
        matched_values.rule_number,
        matched_values.kind,
        moments.scored_on as evidence_on,
        1 as occurrences,
        1 as counted_occurrences,
        1 as multiplier,
        cast(null as {{ dbt.type_timestamp() }}) as first_evidence_at,
        cast(null as {{ dbt.type_timestamp() }}) as last_evidence_at,
        matched_values.points,
        cast(matched_values.points as {{ points_type() }}) as earned_points,
        cast(matched_values.points as {{ points_type() }}) as decayed_points,
        false as is_company_evidence
    from attributes
    inner join moments on attributes.moment_id = moments.moment_id
    inner join matched_values
        on
            attributes.attribute = matched_values.attribute
            and attributes.value_key = matched_values.value_key
            and moments.rulebook_from = matched_values.rulebook_from
)

select * from matched
