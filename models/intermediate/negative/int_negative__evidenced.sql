-- grain: one row per scoring model × moment × negative rule × day of evidence
-- What the fields say does not age; what the person did does.
with matched as (
    select * from {{ ref('int_attributes__matched_to_rules') }}
),

earned as (
    select * from {{ ref('int_activities__earned') }}
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
    where rules.kind = 'negative'
    union all
    select
        rules.scoring_model_id,
        earned.moment_id,
        rules.rule_id,
        earned.rule_number,
        rules.kind,
        earned.evidence_on,
        earned.occurrences,
        earned.counted_occurrences,
        earned.multiplier,
        earned.first_evidence_at,
        earned.last_evidence_at,
        rules.points,
        earned.earned_points,
        earned.decayed_points,
        earned.is_company_evidence
    from earned
    inner join rules on earned.rule_number = rules.rule_number
    where rules.kind = 'negative'
)

select * from evidenced
