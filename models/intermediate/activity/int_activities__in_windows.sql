-- grain: one row per scoring moment × rule on a signal × day with evidence in its window
-- Evidence that a later signal of the person has cleared is gone. Written once, and narrow: a rule
-- is one number here, and what reads it looks the rule up. Activities come in twice: one step that
-- is read twice would be held as a whole.
{{ config(materialized='table') }}
with activities as (
    select * from {{ ref('int_activities__remembered') }}
),

activities_that_clear as (
    select * from {{ ref('int_activities__remembered') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

clearing_signals as (
    select cleared_by_signal as signal
    from rules
    where cleared_by_signal is not null
    group by cleared_by_signal
),

clearings as (
    select
        activities_that_clear.moment_id,
        activities_that_clear.signal,
        max(activities_that_clear.last_evidence_at) as cleared_at
    from activities_that_clear
    inner join clearing_signals on activities_that_clear.signal = clearing_signals.signal
    group by
        activities_that_clear.moment_id,
        activities_that_clear.signal
),

matched as (
    select
        activities.moment_id,
        rules.rule_number,
        activities.evidence_on,
        {{ dbt.datediff('activities.evidence_on', 'moments.scored_on', 'day') }} as age_in_days,
        activities.occurrences,
        activities.first_evidence_at,
        activities.last_evidence_at,
        activities.is_company_evidence,
        rules.cleared_by_signal,
        case when rules.is_repetition then rules.within_days else rules.window_days end
            as days_in_window
    from activities
    inner join moments on activities.moment_id = moments.moment_id
    inner join rules
        on
            activities.signal = rules.subject
            and moments.rulebook_from = rules.rulebook_from
            and rules.evidence = 'signal'
),

in_windows as (
    select
        matched.moment_id,
        matched.rule_number,
        matched.evidence_on,
        cast(matched.age_in_days as {{ dbt.type_int() }}) as age_in_days,
        matched.occurrences,
        matched.first_evidence_at,
        matched.last_evidence_at,
        matched.is_company_evidence
    from matched
    left join clearings
        on
            matched.moment_id = clearings.moment_id
            and matched.cleared_by_signal = clearings.signal
            and matched.last_evidence_at <= clearings.cleared_at
    where
        clearings.moment_id is null
        and matched.age_in_days < coalesce(matched.days_in_window, matched.age_in_days + 1)
)

select * from in_windows
