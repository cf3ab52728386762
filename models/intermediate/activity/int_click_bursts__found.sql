-- grain: one row per e-mail click that is one of many on one message within seconds
-- A person reads; a scanner opens every link of a message at once.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__screened') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

bursts as (
    select
        machine_rules.min_links,
        machine_rules.within_seconds
    from machine_rules
    cross join run
    where
        machine_rules.match_kind = 'click_burst'
        and {{ in_force('machine_rules', 'run.scored_on') }}
),

clicks as (
    select
        events.event_key,
        {{ recorded_person('events') }} as recorded_person,
        events.message_id,
        events.occurred_at,
        events.url
    from events
    cross join run
    where
        events.channel = 'email'
        and events.event_type = 'click'
        and events.message_id is not null
        and events.quarantine_reason is null
        and events.occurred_at <= run.as_of
        and events.known_at <= run.known_as_of
),

distances as (
    select
        clicks.event_key,
        neighbours.url,
        bursts.min_links
    from clicks
    cross join bursts
    inner join clicks as neighbours
        on
            clicks.message_id = neighbours.message_id
            and clicks.recorded_person = neighbours.recorded_person
            and {{ seconds_apart('clicks.occurred_at', 'neighbours.occurred_at') }}
            <= bursts.within_seconds
),

found as (
    select event_key
    from distances
    group by
        event_key,
        min_links
    having count(distinct url) >= min_links
)

select * from found
