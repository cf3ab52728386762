-- grain: one row per raw event read in this run, repeats included, with the hash of its key
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__due') }}
),

keys as (
    select
        event_hash,
        read_on,
        loaded_at is not null as is_loaded
    from events
)

select * from keys
