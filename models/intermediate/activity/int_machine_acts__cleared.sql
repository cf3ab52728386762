-- grain: one row per machine act that a later human act on the same message clears
-- The label is gone from the human act's own time on; a re-sent act was known at its first arrival.
{{ config(materialized='table') }}
with machine_acts as (
    select * from {{ ref('int_machine_acts__labelled') }}
),

events as (
    select * from {{ ref('int_events__classified') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

acts_on_messages as (
    select
        events.event_key,
        events.message_id,
        {{ recorded_person('events') }} as recorded_person,
        events.occurred_at,
        events.known_at,
        events.signal
    from events
    cross join run
    where
        events.message_id is not null
        and events.machine_reason is null
        and events.quarantine_reason is null
        and events.signal <> ''
        and events.known_at <= run.known_as_of
),

engagement_signals as (
    select signal
    from signals
    where is_engagement
    group by signal
),

clearing as (
    select machine_rules.within_days
    from machine_rules
    cross join run
    where
        machine_rules.match_kind = 'human_act_clears'
        and {{ in_force('machine_rules', 'run.scored_on') }}
),

pairs as (
    select
        machine_acts.event_key,
        acts_on_messages.occurred_at,
        min(acts_on_messages.known_at) as known_at
    from machine_acts
    cross join clearing
    inner join acts_on_messages
        on
            machine_acts.message_id = acts_on_messages.message_id
            and machine_acts.recorded_person = acts_on_messages.recorded_person
            and machine_acts.occurred_at <= acts_on_messages.occurred_at
            and {{ seconds_apart('acts_on_messages.occurred_at', 'machine_acts.occurred_at') }}
            <= {{ days_in_seconds('clearing.within_days') }}
    inner join engagement_signals on acts_on_messages.signal = engagement_signals.signal
    group by
        machine_acts.event_key,
        acts_on_messages.occurred_at
),

cleared as (
    select
        event_key,
        min(occurred_at) as cleared_at,
        {{ first_known('known_at', 'occurred_at') }} as cleared_known_at
    from pairs
    group by event_key
)

select * from cleared
