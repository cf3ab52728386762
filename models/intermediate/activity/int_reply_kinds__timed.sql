-- grain: one row per kind of event that a signal counts for its speed after our own touch
with signals as (
    select * from {{ ref('int_signals__in_force') }}
),

timed as (
    select
        channel,
        event_type
    from signals
    where max_hours_since_our_touch is not null
    group by
        channel,
        event_type
)

select * from timed
