-- grain: one row per kind of company event that precedes purchases and earns no points × outcome
-- A warning: the table advises, the rulebook decides. The mirror, points on a kind with a low lift,
-- is assert_points_of_company_events_are_backed.
{{ config(severity='warn') }}
with

rules as (
    select * from {{ ref('stg_rulebook__rules') }}
    where kind = 'intent' and evidence = 'signal' and points > 0
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
    where channel = 'market'
),

lifts as (
    select * from {{ ref('company_event_lift') }}
    where topic = 'all' and verdict = 'precedes purchases'
),

run as (
    select * from {{ ref('util_run') }}
),

paid_signals as (
    select rules.subject as signal
    from rules
    cross join run
    where {{ in_force('rules', 'run.scored_on') }}
    group by rules.subject
),

kinds as (
    select
        signals.event_type,
        min({{ byte_order('signals.signal_rule_id') }}) as signal_rule_id,
        count(paid_signals.signal) as paid_count
    from signals
    left join paid_signals on signals.signal = paid_signals.signal
    group by signals.event_type
),

problems as (
    select
        {{ row_sentence('seeds/rulebook/intent_rules.csv', ["'to add'"], 'points', said([
            'lifts.event_kind', "' precedes '", 'lifts.outcome', "' '", 'lifts.lift',
            "' times as often as any day does ('", 'lifts.followed_count', "' of '",
            'lifts.events_count', "', '", 'lifts.verdict', "') and earns no points; to give it some, '",
            "coalesce('close row ' || kinds.signal_rule_id || ': ', '')",
            "'seeds/rulebook/signals.csv gets a row with event_type '", 'lifts.event_kind',
            "' and a signal of its own, this file a rule whose subject is that signal.'",
        ])) }} as sentence
    from lifts
    left join kinds on lifts.event_kind = kinds.event_type
    where
        coalesce(kinds.paid_count, 0) = 0
        and (lifts.is_signal or kinds.event_type is null)
)

select * from problems
