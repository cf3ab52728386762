-- grain: one row per scoring model × moment × fit rule that the lead meets
with matched as (
    select * from {{ ref('int_attributes__matched_to_rules') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

evidenced as (
    select
        rules.scoring_model_id,
        matched.moment_id,
        rules.rule_id,
        matched.rule_number,
        rules.kind,
        matched.evidence_on,
        1 as occurrences,
        1 as counted_occurrences,
        1 as multiplier,
        cast(null as {{ dbt.type_timestamp() }}) as first_evidence_at,
        cast(null as {{ dbt.type_timestamp() }}) as last_evidence_at,
        rules.points,
        cast(rules.points as {{ points_type() }}) as earned_points,
        cast(rules.points as {{ points_type() }}) as decayed_points,
        false as is_company_evidence
    from matched
    inner join rules on matched.rule_number = rules.rule_number
    where rules.kind = 'fit'
)

select * from evidenced
