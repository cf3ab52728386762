-- grain: one row per scoring model × moment × rule on a signal × day with evidence in its window
-- Evidence that a later signal of the person has cleared is gone.
with activities as (
    select * from {{ ref('int_activities__assigned_to_moments') }}
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
        activities.moment_id,
        activities.signal,
        max(activities.last_evidence_at) as cleared_at
    from activities
    inner join clearing_signals on activities.signal = clearing_signals.signal
    group by
        activities.moment_id,
        activities.signal
),

matched as (
    select
        rules.scoring_model_id,
        activities.moment_id,
        rules.rule_id,
        rules.kind,
        activities.signal,
        activities.evidence_on,
        {{ dbt.datediff('activities.evidence_on', 'moments.scored_on', 'day') }} as age_in_days,
        cast(activities.occurrences as {{ dbt.type_int() }}) as occurrences,
        activities.first_evidence_at,
        activities.last_evidence_at,
        activities.is_company_evidence,
        rules.is_repetition,
        rules.points,
        rules.max_per_day,
        rules.max_occurrences,
        rules.min_days,
        rules.min_occurrences,
        rules.within_days,
        rules.window_days,
        rules.ageing_id,
        rules.ageing_mode,
        rules.cleared_by_signal,
        rules.rule_number
    from activities
    inner join moments on activities.moment_id = moments.moment_id
    inner join rules
        on
            activities.signal = rules.subject
            and moments.rulebook_from = rules.rulebook_from
            and rules.evidence = 'signal'
),

inside_window as (
    select matched.*
    from matched
    left join clearings
        on
            matched.moment_id = clearings.moment_id
            and matched.cleared_by_signal = clearings.signal
            and matched.last_evidence_at <= clearings.cleared_at
    where
        clearings.moment_id is null
        and matched.age_in_days < coalesce(
            case when matched.is_repetition then matched.within_days else matched.window_days end,
            matched.age_in_days + 1
        )
)

select * from inside_window
