-- grain: one row per day of arrival whose events are read in this run
-- The days that have changed, and those that hold a copy of an event of which a better copy has
-- come or gone: that copy no longer stands, or stands again (decision A6).
{{ config(
    materialized='table',
    post_hook="{{ tell_days_read(this, ref('int_arrival_days__compared')) }}"
) }}
with changed as (
    select * from {{ ref('int_arrival_days__changed') }}
),

arrived as (
    select * from {{ ref('int_event_keys__arrived') }}
),

kept as (
    select * from {{ ref('int_event_keys__kept') }}
),

kept_of_changed_days as (
    select kept.*
    from kept
    inner join changed on kept.read_on = changed.read_on
),

came_or_gone as (
    select
        arrived.event_hash,
        arrived.read_on,
        arrived.is_loaded
    from arrived
    left join kept_of_changed_days
        on
            arrived.event_hash = kept_of_changed_days.event_hash
            and arrived.read_on = kept_of_changed_days.read_on
    where kept_of_changed_days.event_hash is null
    union all
    select
        kept_of_changed_days.event_hash,
        kept_of_changed_days.read_on,
        kept_of_changed_days.is_loaded
    from kept_of_changed_days
    left join arrived
        on
            kept_of_changed_days.event_hash = arrived.event_hash
            and kept_of_changed_days.read_on = arrived.read_on
    where arrived.event_hash is null
),

restanding as (
    select kept.read_on
    from kept
    inner join came_or_gone on kept.event_hash = came_or_gone.event_hash
    where
        not kept.is_loaded
        or (came_or_gone.is_loaded and kept.read_on > came_or_gone.read_on)
),

days as (
    select read_on
    from changed
    union all
    select read_on
    from restanding
),

due as (
    select read_on
    from days
    group by read_on
)

select * from due
