-- grain: one row per hash of event keys that occurs more than once
-- Candidates only: few events pass through the ranking that decides which copy counts. An event
-- with an id is hashed by it alone, so that only that column of the raw table is read.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('stg_activity__events') }}
),

hashed as (
    select {{ short_hash('event_id') }} as event_hash
    from events
    where event_id is not null
    union all
    select {{ short_hash(event_key()) }} as event_hash
    from events
    where event_id is null
),

repeated as (
    select event_hash
    from hashed
    group by event_hash
    having count(*) > 1
)

select * from repeated
