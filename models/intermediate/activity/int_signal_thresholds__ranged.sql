-- grain: one row per measure × threshold that the signals in force name
-- A measure is floored to the highest threshold it reaches, so that events of one kind are alike.
with signals as (
    select * from {{ ref('int_signals__in_force') }}
),

thresholds as (
    select
        'duration_seconds' as measure,
        min_duration_seconds as threshold
    from signals
    where min_duration_seconds is not null
    union all
    select
        'depth_percent' as measure,
        min_depth_percent as threshold
    from signals
    where min_depth_percent is not null
),

grouped as (
    select
        measure,
        threshold
    from thresholds
    group by
        measure,
        threshold
),

ranged as (
    select
        measure,
        threshold,
        lead(threshold) over (partition by measure order by threshold) as next_threshold
    from grouped
)

select * from ranged
