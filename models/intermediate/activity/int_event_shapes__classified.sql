-- grain: one row per distinct shape of event, with the signal of the lowest precedence that fits
-- Millions of events have a few thousand shapes: the rulebook is read once a shape.
{{ config(materialized='table') }}

with

events as (
    select * from {{ ref('int_events__described') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
),

shapes as (
    select
        channel,
        event_type,
        page_path,
        visit_market,
        duration_floor,
        depth_floor,
        reply_hours
    from events
    where quarantine_reason is null
    group by
        channel,
        event_type,
        page_path,
        visit_market,
        duration_floor,
        depth_floor,
        reply_hours
),

matched as (
    select
        shapes.*,
        signals.signal,
        signals.precedence
    from shapes
    inner join signals
        on shapes.channel = signals.channel and shapes.event_type = signals.event_type
    where
        {{ page_in_segments('shapes.page_path', 'signals.page_segment') }}
        and (signals.visit_market is null or shapes.visit_market = signals.visit_market)
        and (
            signals.min_duration_seconds is null
            or shapes.duration_floor >= signals.min_duration_seconds
        )
        and (
            signals.min_depth_percent is null or shapes.depth_floor >= signals.min_depth_percent
        )
        and (
            signals.max_hours_since_our_touch is null
            or shapes.reply_hours between 0 and signals.max_hours_since_our_touch
        )
),

classified as (
    select
        channel,
        event_type,
        page_path,
        visit_market,
        duration_floor,
        depth_floor,
        reply_hours,
        {{ first_known('signal', 'precedence') }} as signal
    from matched
    group by
        channel,
        event_type,
        page_path,
        visit_market,
        duration_floor,
        depth_floor,
        reply_hours
)

select * from classified
