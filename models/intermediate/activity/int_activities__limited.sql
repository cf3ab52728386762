-- grain: one row per scoring model × moment × plain rule on a signal × day of evidence
-- Counting comes before ageing: so many a day, then so many in all, the newest days first. Rules
-- that count so many in all come in apart: one step that is read twice would be held as a whole.
with unbounded as (
    select * from {{ ref('int_activities__matched_to_rules') }}
    where not is_repetition and max_occurrences is null
),

bounded as (
    select * from {{ ref('int_activities__matched_to_rules') }}
    where not is_repetition and max_occurrences is not null
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
    from bounded
),

counted_from_newest as (
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
        least(occurrences, coalesce(max_per_day, occurrences)) as day_count,
        least(occurrences, coalesce(max_per_day, occurrences)) as count_so_far
    from unbounded
    union all
    select
        *,
        cast(
            sum(day_count) over (
                partition by moment_id, rule_number
                order by evidence_on desc
                rows between unbounded preceding and current row
            ) as {{ dbt.type_int() }}
        ) as count_so_far
    from limited_by_day
),

limited as (
    select
        rules.scoring_model_id,
        counted_from_newest.moment_id,
        rules.rule_id,
        rules.kind,
        rules.subject as signal,
        counted_from_newest.evidence_on,
        counted_from_newest.age_in_days,
        counted_from_newest.occurrences,
        greatest(
            least(
                counted_from_newest.day_count,
                coalesce(counted_from_newest.max_occurrences, counted_from_newest.count_so_far)
                - (counted_from_newest.count_so_far - counted_from_newest.day_count)
            ),
            0
        ) as counted_occurrences,
        counted_from_newest.first_evidence_at,
        counted_from_newest.last_evidence_at,
        counted_from_newest.is_company_evidence,
        rules.points,
        rules.ageing_id,
        rules.ageing_mode,
        rules.window_days,
        counted_from_newest.rule_number
    from counted_from_newest
    inner join rules on counted_from_newest.rule_number = rules.rule_number
)

select * from limited
