-- grain: one row per rule that gives points to a kind of company event after which fewer deals come
-- A warning: the table advises, the rulebook decides. Too few events say nothing.
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
    where topic = 'all' and is_signal and verdict <> 'too few' and lift < 1
),

run as (
    select * from {{ ref('util_run') }}
),

kinds as (
    select
        signal,
        event_type
    from signals
    group by
        signal,
        event_type
),

problems as (
    select
        {{ row_sentence('seeds/rulebook/intent_rules.csv', ['rules.rule_id'], 'points', said([
            'kinds.event_type', "' precedes '", 'lifts.outcome', "' '", 'lifts.lift',
            "' times as often as any day does ('", 'lifts.followed_count', "' of '",
            'lifts.events_count', "', '", 'lifts.verdict',
            "'); write a reason into the rationale, or close the row.'",
        ])) }} as sentence
    from rules
    cross join run
    inner join kinds on rules.subject = kinds.signal
    inner join lifts on kinds.event_type = lifts.event_kind
    where {{ in_force('rules', 'run.scored_on') }}
)

select * from problems
