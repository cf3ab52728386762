-- grain: one row per scoring model × moment × negative rule × day of evidence
-- What the fields say does not age; what the person did does.
with matched as (
    select * from {{ ref('int_attributes__matched_to_rules') }}
),

earned as (
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
    from matched
    where kind = 'negative'
    union all
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
    where kind = 'negative'
)

select * from evidenced
