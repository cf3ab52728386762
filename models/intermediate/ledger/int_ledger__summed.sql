-- grain: one row per scoring model × moment × rule, before any cap
-- Days of acts are summed; a rule on an attribute has one row of evidence, which passes as it is.
with evidence as (
    select * from {{ ref('int_evidence__unioned') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

described as (
    select
        evidence.*,
        rules.evidence = 'attribute' as is_of_attribute
    from evidence
    inner join rules on evidence.rule_number = rules.rule_number
),

summed as (
    select
        moment_id,
        rule_number,
        sum(occurrences) as occurrences,
        sum(counted_occurrences) as counted_occurrences,
        max(multiplier) as multiplier,
        min(first_evidence_at) as first_evidence_at,
        max(last_evidence_at) as last_evidence_at,
        sum(earned_points) as earned_points,
        sum(decayed_points) as decayed_points,
        max(case when is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from described
    where not is_of_attribute
    group by
        moment_id,
        rule_number
    union all
    select
        moment_id,
        rule_number,
        occurrences,
        counted_occurrences,
        multiplier,
        first_evidence_at,
        last_evidence_at,
        earned_points,
        decayed_points,
        is_company_evidence
    from described
    where is_of_attribute
),

registered as (
    select
        rules.scoring_model_id,
        summed.moment_id,
        rules.rule_id,
        summed.rule_number,
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
    inner join rules on summed.rule_number = rules.rule_number
)

select * from registered
