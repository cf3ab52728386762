-- grain: one row per raw event, repeats included, with the hash of its key
-- Of the days that are read in this run as they are now, of all others as the last run noted them.
with kept as (
    select * from {{ ref('int_event_keys__kept') }}
),

keys as (
    select * from {{ ref('int_event_keys__read') }}
),

days as (
    select * from {{ ref('int_arrival_days__due') }}
),

of_other_days as (
    select kept.*
    from kept
    left join days on kept.read_on = days.read_on
    where days.read_on is null
),

standing as (
    select
        event_hash,
        read_on,
        is_loaded
    from of_other_days
    union all
    select
        event_hash,
        read_on,
        is_loaded
    from keys
)

select * from standing
