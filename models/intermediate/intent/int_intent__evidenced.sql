-- grain: one row per scoring model × moment × intent rule × day of evidence
with earned as (
    select * from {{ ref('int_activities__earned') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

evidenced as (
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
    where rules.kind = 'intent'
)

select * from evidenced
