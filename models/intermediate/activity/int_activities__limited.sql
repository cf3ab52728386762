-- grain: one row per scoring model × moment × plain rule on a signal × day of evidence
-- Counting comes before ageing: so many a day, then so many in all, the newest days first.
with matched as (
    select * from {{ ref('int_activities__matched_to_rules') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

limited_by_day as (
    select
        moment_id,
        rule_number,
        evidence_on,
        age_in_days,
        occurrences,
        first_evidence_at,
        last_evidence_at,
        is_company_evidence,
        least(occurrences, coalesce(max_per_day, occurrences)) as day_count
    from matched
    where not is_repetition
),

summed_from_newest as (
    select
        *,
        sum(day_count) over (
            partition by moment_id, rule_number
            order by evidence_on desc
            rows between unbounded preceding and current row
        ) as count_so_far
    from limited_by_day
),

limited as (
    select
        rules.scoring_model_id,
        summed_from_newest.moment_id,
        rules.rule_id,
        rules.kind,
        rules.subject as signal,
        summed_from_newest.evidence_on,
        summed_from_newest.age_in_days,
        summed_from_newest.occurrences,
        greatest(
            least(
                summed_from_newest.day_count,
                coalesce(rules.max_occurrences, summed_from_newest.count_so_far)
                - (summed_from_newest.count_so_far - summed_from_newest.day_count)
            ),
            0
        ) as counted_occurrences,
        summed_from_newest.first_evidence_at,
        summed_from_newest.last_evidence_at,
        summed_from_newest.is_company_evidence,
        rules.points,
        rules.ageing_id,
        rules.ageing_mode,
        rules.window_days,
        summed_from_newest.rule_number
    from summed_from_newest
    inner join rules on summed_from_newest.rule_number = rules.rule_number
)

select * from limited
