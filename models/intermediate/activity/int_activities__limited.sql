-- grain: one row per scoring model × moment × plain rule on a signal × day of evidence
-- Counting comes before ageing: so many a day, then so many in all, the newest days first.
with matched as (
    select * from {{ ref('int_activities__matched_to_rules') }}
    where not is_repetition
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
        max_occurrences,
        least(occurrences, coalesce(max_per_day, occurrences)) as day_count
    from matched
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
    where max_occurrences is not null
),

limited_in_all as (
    select
        moment_id,
        rule_number,
        evidence_on,
        age_in_days,
        occurrences,
        first_evidence_at,
        last_evidence_at,
        is_company_evidence,
        day_count as counted_occurrences
    from limited_by_day
    where max_occurrences is null
    union all
    select
        moment_id,
        rule_number,
        evidence_on,
        age_in_days,
        occurrences,
        first_evidence_at,
        last_evidence_at,
        is_company_evidence,
        greatest(least(day_count, max_occurrences - (count_so_far - day_count)), 0)
            as counted_occurrences
    from summed_from_newest
),

limited as (
    select
        rules.scoring_model_id,
        limited_in_all.moment_id,
        rules.rule_id,
        rules.kind,
        rules.subject as signal,
        limited_in_all.evidence_on,
        limited_in_all.age_in_days,
        limited_in_all.occurrences,
        limited_in_all.counted_occurrences,
        limited_in_all.first_evidence_at,
        limited_in_all.last_evidence_at,
        limited_in_all.is_company_evidence,
        rules.points,
        rules.ageing_id,
        rules.ageing_mode,
        rules.window_days,
        limited_in_all.rule_number
    from limited_in_all
    inner join rules on limited_in_all.rule_number = rules.rule_number
)

select * from limited
