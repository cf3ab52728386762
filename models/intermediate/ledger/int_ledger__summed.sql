-- grain: one row per scoring model × moment × rule, before any cap
with evidence as (
    select * from {{ ref('int_evidence__unioned') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

keyed_rules as (
    select
        *,
        dense_rank() over (
            order by {{ byte_order('scoring_model_id') }}, {{ byte_order('rule_id') }}
        ) as rule_key
    from rules
),

rule_keys as (
    select
        scoring_model_id,
        rule_id,
        rule_key
    from keyed_rules
    group by
        scoring_model_id,
        rule_id,
        rule_key
),

summed as (
    select
        evidence.moment_id,
        rule_keys.rule_key,
        sum(evidence.occurrences) as occurrences,
        sum(evidence.counted_occurrences) as counted_occurrences,
        max(evidence.multiplier) as multiplier,
        min(evidence.first_evidence_at) as first_evidence_at,
        max(evidence.last_evidence_at) as last_evidence_at,
        sum(evidence.earned_points) as earned_points,
        sum(evidence.decayed_points) as decayed_points,
        max(case when evidence.is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from evidence
    inner join rule_keys
        on
            evidence.rule_id = rule_keys.rule_id
            and evidence.scoring_model_id = rule_keys.scoring_model_id
    group by
        evidence.moment_id,
        rule_keys.rule_key
),

registered as (
    select
        keyed_rules.scoring_model_id,
        summed.moment_id,
        keyed_rules.rule_id,
        keyed_rules.kind,
        keyed_rules.cap_group,
        keyed_rules.effect,
        keyed_rules.points,
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
    inner join keyed_rules
        on
            summed.rule_key = keyed_rules.rule_key
            and moments.rulebook_from = keyed_rules.rulebook_from
)

select * from registered
