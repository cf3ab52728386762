-- grain: one row per shape that an event can have, with the fitting signal of lowest precedence
-- Millions of events have a few thousand shapes: the rulebook is read once a shape. Kinds of event
-- are those that occur; markets and bands are all that the rulebook tells apart.
{{ config(materialized='table') }}
with listed as (
    select * from {{ ref('int_event_kinds__listed') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
),

bands as (
    select * from {{ ref('int_signal_bands__crossed') }}
),

kinds as (
    select
        kind_number,
        channel,
        event_type,
        page_path
    from listed
    group by
        kind_number,
        channel,
        event_type,
        page_path
),

matched as (
    select
        kinds.kind_number,
        bands.visit_market,
        bands.duration_floor,
        bands.depth_floor,
        bands.reply_hours,
        signals.signal,
        signals.precedence
    from kinds
    inner join signals
        on
            kinds.channel = signals.channel
            and kinds.event_type = signals.event_type
            and {{ page_in_segments('kinds.page_path', 'signals.page_segment') }}
    inner join bands
        on
            (signals.visit_market is null or signals.visit_market = bands.visit_market)
            and bands.duration_floor >= coalesce(signals.min_duration_seconds, 0)
            and bands.depth_floor >= coalesce(signals.min_depth_percent, 0)
            and (
                signals.max_hours_since_our_touch is null
                or bands.reply_hours between 0 and signals.max_hours_since_our_touch
            )
),

classified as (
    select
        kind_number,
        visit_market,
        duration_floor,
        depth_floor,
        reply_hours,
        {{ first_known('signal', 'precedence') }} as signal
    from matched
    group by
        kind_number,
        visit_market,
        duration_floor,
        depth_floor,
        reply_hours
)

select * from classified
