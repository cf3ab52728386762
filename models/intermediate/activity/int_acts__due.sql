-- grain: one row per known single act of people judged in this run × limit on time since our touch
-- Read six times by what judges them: looked up once.
{{ config(materialized='table') }}
with acts as (
    select * from {{ ref('int_acts__known') }}
),

actors as (
    select * from {{ ref('int_actors__compared') }}
    where is_due
),

due as (
    select
        acts.event_key,
        acts.actor_key,
        acts.reply_hours,
        acts.source_key,
        acts.recorded_person,
        acts.message_id,
        acts.url,
        acts.occurred_at,
        acts.known_at,
        acts.signal,
        acts.machine_reason,
        acts.is_click
    from acts
    inner join actors on acts.actor_key = actors.actor_key
)

select * from due
