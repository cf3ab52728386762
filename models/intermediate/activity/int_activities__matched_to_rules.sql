-- grain: one row per scoring model × moment × rule on a signal × day with evidence in its window
with in_windows as (
    select * from {{ ref('int_activities__in_windows') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

matched as (
    select
        rules.scoring_model_id,
        in_windows.moment_id,
        rules.rule_id,
        rules.kind,
        rules.subject as signal,
        in_windows.evidence_on,
        in_windows.age_in_days,
        in_windows.occurrences,
        in_windows.first_evidence_at,
        in_windows.last_evidence_at,
        in_windows.is_company_evidence,
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
        in_windows.rule_number
    from in_windows
    inner join rules on in_windows.rule_number = rules.rule_number
)

select * from matched
