-- grain: one row per machine act that a later human act on the same message clears
-- Of people judged in this run alone. The label is gone from the day on which the first such act
-- is known.
with machine_acts as (
    select * from {{ ref('int_machine_acts__labelled') }}
),

acts as (
    select * from {{ ref('int_acts__due') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

human_acts as (
    select
        acts.message_id,
        acts.recorded_person,
        acts.occurred_at,
        acts.known_at
    from acts
    inner join signals on acts.signal = signals.signal and signals.is_engagement
    left join machine_acts on acts.event_key = machine_acts.event_key
    where acts.reply_hours < 0 and machine_acts.event_key is null
),

clearing as (
    select machine_rules.within_days
    from machine_rules
    cross join run
    where
        machine_rules.match_kind = 'human_act_clears'
        and {{ in_force('machine_rules', 'run.scored_on') }}
),

cleared as (
    select
        machine_acts.event_key,
        min(human_acts.known_at) as known_at
    from machine_acts
    cross join clearing
    inner join human_acts
        on
            machine_acts.message_id = human_acts.message_id
            and machine_acts.recorded_person = human_acts.recorded_person
            and machine_acts.occurred_at <= human_acts.occurred_at
            and {{ seconds_apart('human_acts.occurred_at', 'machine_acts.occurred_at') }}
            <= {{ days_in_seconds('clearing.within_days') }}
    group by machine_acts.event_key
)

select * from cleared
