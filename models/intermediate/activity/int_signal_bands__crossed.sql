-- grain: one row per combination of market, duration, depth and reply time that signals tell apart
with thresholds as (
    select * from {{ ref('int_signal_thresholds__ranged') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
),

markets as (
    select '' as visit_market
    union all
    select 'unserved' as visit_market
),

durations as (
    select 0 as duration_floor
    union all
    select threshold as duration_floor
    from thresholds
    where measure = 'duration_seconds' and threshold > 0
),

depths as (
    select 0 as depth_floor
    union all
    select threshold as depth_floor
    from thresholds
    where measure = 'depth_percent' and threshold > 0
),

replies as (
    select -1 as reply_hours
    union all
    select max_hours_since_our_touch as reply_hours
    from signals
    where max_hours_since_our_touch is not null
    group by max_hours_since_our_touch
),

crossed as (
    select
        markets.visit_market,
        durations.duration_floor,
        depths.depth_floor,
        replies.reply_hours
    from markets
    cross join durations
    cross join depths
    cross join replies
)

select * from crossed
