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

crowded_messages as (
    select
        clicks.message_id,
        clicks.recorded_person,
        bursts.min_links,
        bursts.within_seconds
    from clicks
    cross join bursts
    group by
        clicks.message_id,
        clicks.recorded_person,
        bursts.min_links,
        bursts.within_seconds
    having count(*) >= bursts.min_links
),

candidates as (
    select
        clicks.event_key,
        clicks.recorded_person,
        clicks.message_id,
        clicks.occurred_at,
        clicks.url,
        crowded_messages.min_links,
        crowded_messages.within_seconds
    from clicks
    inner join crowded_messages
        on
            clicks.message_id = crowded_messages.message_id
            and clicks.recorded_person = crowded_messages.recorded_person
),

distances as (
    select
        candidates.event_key,
        neighbours.url,
        candidates.min_links
    from candidates
    inner join candidates as neighbours
        on
            candidates.message_id = neighbours.message_id
            and candidates.recorded_person = neighbours.recorded_person
            and candidates.min_links = neighbours.min_links
            and {{ seconds_apart('candidates.occurred_at', 'neighbours.occurred_at') }}
            <= candidates.within_seconds
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
