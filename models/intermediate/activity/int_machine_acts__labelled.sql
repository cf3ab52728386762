-- grain: one row per event that a machine did, with the first reason that says so
{{ config(materialized='table') }}

with

events as (
    select * from {{ ref('int_events__screened') }}
),

judged_agents as (
    select * from {{ ref('int_user_agents__judged') }}
),

bursts as (
    select * from {{ ref('int_click_bursts__found') }}
),

flagged as (
    select
        event_key,
        -1 as reason_rank,
        'vendor_verdict' as machine_reason,
        occurred_at,
        message_id,
        {{ recorded_person() }} as recorded_person
    from events
    where is_vendor_bot
    union all
    select
        events.event_key,
        0 as reason_rank,
        'known_agent' as machine_reason,
        events.occurred_at,
        events.message_id,
        {{ recorded_person('events') }} as recorded_person
    from events
    inner join judged_agents on events.user_agent = judged_agents.user_agent
    union all
    select
        events.event_key,
        1 as reason_rank,
        'click_burst' as machine_reason,
        events.occurred_at,
        events.message_id,
        {{ recorded_person('events') }} as recorded_person
    from events
    inner join bursts on events.event_key = bursts.event_key
),

numbered as (
    select
        *,
        row_number() over (
            partition by event_key
            order by reason_rank, occurred_at, recorded_person, message_id
        ) as choice
    from flagged
),

labelled as (
    select
        event_key,
        machine_reason,
        occurred_at,
        message_id,
        recorded_person
    from numbered
    where choice = 1
)

select * from labelled
