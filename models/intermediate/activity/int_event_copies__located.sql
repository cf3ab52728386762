-- grain: one row per hash × day of arrival of an event that has copies and is read in this run
{{ config(materialized='table') }}
with keys as (
    select * from {{ ref('int_event_keys__standing') }}
),

repeated as (
    select * from {{ ref('int_event_hashes__repeated') }}
),

days as (
    select * from {{ ref('int_arrival_days__due') }}
),

copies as (
    select
        keys.event_hash,
        keys.read_on
    from keys
    inner join repeated on keys.event_hash = repeated.event_hash
),

concerned as (
    select copies.event_hash
    from copies
    inner join days on copies.read_on = days.read_on
    group by copies.event_hash
),

located as (
    select
        copies.event_hash,
        copies.read_on
    from copies
    inner join concerned on copies.event_hash = concerned.event_hash
    group by
        copies.event_hash,
        copies.read_on
)

select * from located
