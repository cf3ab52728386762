-- grain: one row per source of an attribute × validity interval × age at which it is believed
-- Confidence falls by the table of age weights; too old or too doubtful, a value is no value.
{{ config(materialized='table', tags='no_activity') }}
with enrichment_rules as (
    select * from {{ ref('stg_rulebook__enrichment_rules') }}
),

age_weights as (
    select * from {{ ref('int_age_weights') }}
),

weighted as (
    select
        enrichment_rules.enrichment_rule_id,
        enrichment_rules.valid_from,
        enrichment_rules.attribute,
        enrichment_rules.min_confidence,
        age_weights.age_in_days,
        cast(
            round(
                cast(enrichment_rules.confidence as {{ multiplier_type() }})
                * cast(age_weights.weight as {{ share_type() }}), 4
            ) as {{ share_type() }}
        ) as confidence
    from enrichment_rules
    inner join age_weights on enrichment_rules.ageing_id = age_weights.ageing_id
),

aged as (
    select
        enrichment_rule_id,
        valid_from,
        attribute,
        age_in_days,
        confidence
    from weighted
    where confidence >= min_confidence
)

select * from aged
