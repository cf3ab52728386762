-- grain: one row per scoring model × moment × fit rule that the lead meets
with matched as (
    select * from {{ ref('int_attributes__matched_to_rules') }}
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
    where kind = 'fit'
)

select * from evidenced
