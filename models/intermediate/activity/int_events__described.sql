-- grain: one row per raw event, with the few facts that decide what signal it is
with events as (
    select * from {{ ref('int_events__paged') }}
),

thresholds as (
    select * from {{ ref('int_signal_thresholds__ranged') }}
),

replies as (
    select * from {{ ref('int_replies__timed') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

described as (
    select
        events.*,
        case when not country_regions.is_served then 'unserved' else '' end as visit_market,
        coalesce(durations.threshold, 0) as duration_floor,
        coalesce(depths.threshold, 0) as depth_floor,
        coalesce(replies.reply_hours, -1) as reply_hours
    from events
    left join thresholds as durations
        on
            durations.measure = 'duration_seconds'
            and {{ in_range(
                'events.duration_seconds', 'durations.threshold', 'durations.next_threshold'
            ) }}
    left join thresholds as depths
        on
            depths.measure = 'depth_percent'
            and {{ in_range('events.depth_percent', 'depths.threshold', 'depths.next_threshold') }}
    left join country_regions on lower(events.country) = country_regions.country_name
    left join replies on events.event_key = replies.event_key
)

select * from described
