-- grain: one row per scoring moment × rule on a signal × day of evidence, with its points
-- The one rounding of the arithmetic happens here, per day of evidence (decision A12). Narrow, for
-- a year of days has many rows: a rule is one number, and counts are plain integers.
{{ config(materialized='table') }}
with limited as (
    select * from {{ ref('int_activities__limited') }}
),

repeated as (
    select * from {{ ref('int_activities__repeated') }}
),

moments as (
    select * from {{ ref('int_leads__given_multipliers') }}
),

age_weights as (
    select * from {{ ref('int_age_weights') }}
),

unioned as (
    select * from limited
    union all
    select * from repeated
),

weighted as (
    select
        unioned.*,
        cast(
            case when unioned.kind = 'intent' then coalesce(moments.multiplier, 1) else 1 end
            as {{ multiplier_type() }}
        ) as multiplier,
        case when unioned.ageing_mode = 'none' then 1 else age_weights.weight end as weight
    from unioned
    left join age_weights
        on
            unioned.ageing_id = age_weights.ageing_id
            and unioned.age_in_days = age_weights.age_in_days
    left join moments
        on
            unioned.scoring_model_id = moments.scoring_model_id
            and unioned.moment_id = moments.moment_id
            and unioned.signal = moments.signal
),

earned as (
    select
        moment_id,
        rule_number,
        evidence_on,
        cast(occurrences as {{ dbt.type_int() }}) as occurrences,
        cast(counted_occurrences as {{ dbt.type_int() }}) as counted_occurrences,
        multiplier,
        first_evidence_at,
        last_evidence_at,
        {{ to_points(
            points_product(['points', 'counted_occurrences', 'multiplier'])
        ) }} as earned_points,
        {{ to_points(
            points_product(['points', 'counted_occurrences', 'multiplier', 'weight'])
        ) }} as decayed_points,
        is_company_evidence
    from weighted
)

select * from earned
