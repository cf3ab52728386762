-- grain: one row per raw event of a day that is read in this run
with events as (
    {{ events_since(ref('int_events__screened'), ref('int_arrival_days__due')) }}
),

days as (
    select * from {{ ref('int_arrival_days__due') }}
),

due as (
    select events.*
    from events
    inner join days on events.read_on = days.read_on
)

select * from due
