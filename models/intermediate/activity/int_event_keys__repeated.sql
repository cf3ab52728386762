-- grain: one row per hash of event keys that occurs more than once
-- Candidates only: few events pass through the ranking that decides which copy counts.
{{ config(materialized='table') }}

with

events as (
    select * from {{ ref('int_events__screened') }}
),

repeated as (
    select event_hash
    from events
    group by event_hash
    having count(*) > 1
)

select * from repeated
