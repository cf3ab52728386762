-- grain: one row per scoring moment × rule, after its group's cap and then its kind's
-- Most rows pass as they are. A rule is one number here, as in its evidence.
with summed as (
    select * from {{ ref('int_ledger__summed') }}
),

shared as (
    select * from {{ ref('int_ledger__shared') }}
),

capped as (
    select
        summed.moment_id,
        summed.rule_number,
        summed.occurrences,
        summed.counted_occurrences,
        summed.multiplier,
        summed.first_evidence_at,
        summed.last_evidence_at,
        summed.earned_points,
        summed.decayed_points,
        coalesce(shared.kept_points, summed.decayed_points) as capped_points,
        summed.is_company_evidence
    from summed
    left join shared
        on summed.moment_id = shared.moment_id and summed.rule_number = shared.rule_number
)

select * from capped
