-- grain: one row per raw event of a day that has changed, with the hash of its key
with events as (
    {{ events_since(ref('int_events__screened'), ref('int_arrival_days__changed')) }}
),

days as (
    select * from {{ ref('int_arrival_days__changed') }}
),

arrived as (
    select
        events.event_hash,
        events.read_on,
        events.loaded_at is not null as is_loaded
    from events
    inner join days on events.read_on = days.read_on
)

select * from arrived
