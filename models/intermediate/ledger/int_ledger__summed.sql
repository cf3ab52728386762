-- grain: one row per scoring model × moment × rule, before any cap
-- Days of acts are summed; a rule on an attribute has one row of evidence, which passes as it is.
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
        rule_key,
        max(case when evidence = 'attribute' then 1 else 0 end) = 1 as is_of_attribute
    from keyed_rules
    group by
        scoring_model_id,
        rule_id,
        rule_key
),

keyed_evidence as (
    select
        evidence.*,
        rule_keys.rule_key,
        rule_keys.is_of_attribute
    from evidence
    inner join rule_keys
        on
            evidence.rule_id = rule_keys.rule_id
            and evidence.scoring_model_id = rule_keys.scoring_model_id
),

summed as (
    select
        moment_id,
        rule_key,
        sum(occurrences) as occurrences,
        sum(counted_occurrences) as counted_occurrences,
        max(multiplier) as multiplier,
        min(first_evidence_at) as first_evidence_at,
        max(last_evidence_at) as last_evidence_at,
        sum(earned_points) as earned_points,
        sum(decayed_points) as decayed_points,
        max(case when is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from keyed_evidence
    where not is_of_attribute
    group by
        moment_id,
        rule_key
    union all
    select
        moment_id,
        rule_key,
        occurrences,
        counted_occurrences,
        multiplier,
        first_evidence_at,
        last_evidence_at,
        earned_points,
        decayed_points,
        is_company_evidence
    from keyed_evidence
    where is_of_attribute
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
