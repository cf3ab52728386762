-- grain: one row per scoring model × moment × rule, before any cap
{{ config(materialized='table') }}
with evidence as (
    select * from {{ ref('int_evidence__unioned') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

summed as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        sum(occurrences) as occurrences,
        sum(counted_occurrences) as counted_occurrences,
        max(multiplier) as multiplier,
        min(first_evidence_at) as first_evidence_at,
        max(last_evidence_at) as last_evidence_at,
        sum(earned_points) as earned_points,
        sum(decayed_points) as decayed_points,
        max(case when is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from evidence
    group by
        scoring_model_id,
        moment_id,
        rule_id
),

registered as (
    select
        summed.scoring_model_id,
        summed.moment_id,
        summed.rule_id,
        rules.kind,
        rules.cap_group,
        rules.effect,
        rules.points,
        cast(summed.occurrences as {{ dbt.type_int() }}) as occurrences,
        cast(summed.counted_occurrences as {{ dbt.type_int() }}) as counted_occurrences,
        cast(summed.multiplier as {{ multiplier_type() }}) as multiplier,
        summed.first_evidence_at,
        summed.last_evidence_at,
        cast(summed.earned_points as {{ points_type() }}) as earned_points,
        cast(summed.decayed_points as {{ points_type() }}) as decayed_points,
        summed.is_company_evidence
    from summed
    inner join moments on summed.moment_id = moments.moment_id
    inner join rules
        on
            summed.scoring_model_id = rules.scoring_model_id
            and summed.rule_id = rules.rule_id
            and moments.rulebook_from = rules.rulebook_from
)

select * from registered
