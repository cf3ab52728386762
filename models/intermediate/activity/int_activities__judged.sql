-- grain: one row per scoring model × current moment × signal × day inside a window or a stretch
-- Says how many of the person's own acts of the day counted for a rule, and why the rest did not.
with in_windows as (
    select * from {{ ref('int_activities__in_windows') }}
    where not is_company_evidence
),

earned as (
    select * from {{ ref('int_activities__earned') }}
    where not is_company_evidence
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

fired as (
    select
        earned.moment_id,
        earned.rule_number
    from earned
    inner join rules on earned.rule_number = rules.rule_number
    where rules.is_repetition
    group by
        earned.moment_id,
        earned.rule_number
),

days as (
    select
        earned.moment_id,
        earned.rule_number,
        earned.evidence_on,
        earned.occurrences,
        earned.counted_occurrences,
        1 as is_limited
    from earned
    inner join moments on earned.moment_id = moments.moment_id
    inner join rules on earned.rule_number = rules.rule_number
    where not rules.is_repetition
    union all
    select
        in_windows.moment_id,
        in_windows.rule_number,
        in_windows.evidence_on,
        in_windows.occurrences,
        case when fired.rule_number is null then 0 else in_windows.occurrences end
            as counted_occurrences,
        0 as is_limited
    from in_windows
    inner join moments on in_windows.moment_id = moments.moment_id
    inner join rules on in_windows.rule_number = rules.rule_number
    left join fired
        on
            in_windows.moment_id = fired.moment_id
            and in_windows.rule_number = fired.rule_number
    where rules.is_repetition
),

judged as (
    select
        rules.scoring_model_id,
        days.moment_id,
        rules.subject as signal,
        days.evidence_on,
        max(days.occurrences) as occurrences,
        max(days.counted_occurrences) as counted_occurrences,
        case when max(days.is_limited) = 1 then 'over_a_limit' else 'below_a_minimum' end
            as rest_disposition
    from days
    inner join rules on days.rule_number = rules.rule_number
    group by
        rules.scoring_model_id,
        days.moment_id,
        rules.subject,
        days.evidence_on
)

select * from judged
