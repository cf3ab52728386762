-- grain: one row per scoring model × moment × intent rule × day of evidence
with earned as (
    select * from {{ ref('int_activities__earned') }}
),

evidenced as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        rule_number,
        kind,
        evidence_on,
        occurrences,
        counted_occurrences,
        multiplier,
        first_evidence_at,
        last_evidence_at,
        points,
        earned_points,
        decayed_points,
        is_company_evidence
    from earned
    where kind = 'intent'
)

select * from evidenced
