-- grain: one row per scoring model × moment × plain rule on a signal × day of evidence
-- Counting comes before ageing: so many a day, then so many in all, the newest days first.
with matched as (
    select * from {{ ref('int_activities__matched_to_rules') }}
),

limited_by_day as (
    select
        *,
        least(occurrences, coalesce(max_per_day, occurrences)) as day_count
    from matched
    where not is_repetition
),

summed_from_newest as (
    select
        *,
        sum(day_count) over (
            partition by scoring_model_id, moment_id, rule_id
            order by evidence_on desc
            rows between unbounded preceding and current row
        ) as count_so_far
    from limited_by_day
),

limited as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        signal,
        evidence_on,
        age_in_days,
        occurrences,
        greatest(
            least(
                day_count,
                coalesce(max_occurrences, count_so_far) - (count_so_far - day_count)
            ),
            0
        ) as counted_occurrences,
        first_evidence_at,
        last_evidence_at,
        is_company_evidence,
        points,
        ageing_id,
        ageing_mode,
        window_days
    from summed_from_newest
)

select * from limited
