-- grain: one row per e-mail click that is one of many on one message within seconds
-- A person reads; a scanner opens every link of a message at once. It is one since the click that
-- made it so many was known.
with acts as (
    select * from {{ ref('int_acts__known') }}
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
    select *
    from acts
    where is_click and message_id is not null and recorded_person is not null
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
        clicks.known_at,
        clicks.url,
        crowded_messages.min_links,
        crowded_messages.within_seconds
    from clicks
    inner join crowded_messages
        on
            clicks.message_id = crowded_messages.message_id
            and clicks.recorded_person = crowded_messages.recorded_person
),

linked as (
    select
        candidates.event_key,
        candidates.min_links,
        candidates.known_at,
        neighbours.url,
        min(neighbours.known_at) as url_known_at
    from candidates
    inner join candidates as neighbours
        on
            candidates.message_id = neighbours.message_id
            and candidates.recorded_person = neighbours.recorded_person
            and candidates.min_links = neighbours.min_links
            and {{ seconds_apart('candidates.occurred_at', 'neighbours.occurred_at') }}
            <= candidates.within_seconds
    where neighbours.url is not null
    group by
        candidates.event_key,
        candidates.min_links,
        candidates.known_at,
        neighbours.url
),

counted as (
    select
        *,
        row_number() over (
            partition by event_key, min_links
            order by url_known_at, {{ byte_order('url') }}
        ) as links_count
    from linked
),

found as (
    select
        event_key,
        min(case when url_known_at > known_at then url_known_at else known_at end) as known_at
    from counted
    where links_count = min_links
    group by event_key
)

select * from found
