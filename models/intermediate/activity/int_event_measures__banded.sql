-- grain: one row per measure × value that is read in this run, floored to what signals tell apart
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__due') }}
),

thresholds as (
    select * from {{ ref('int_signal_thresholds__ranged') }}
),

measured as (
    select
        'duration_seconds' as measure,
        duration_seconds,
        cast(null as {{ measure_type() }}) as depth_percent
    from events
    where duration_seconds is not null
    group by duration_seconds
    union all
    select
        'depth_percent' as measure,
        cast(null as {{ dbt.type_int() }}) as duration_seconds,
        depth_percent
    from events
    where depth_percent is not null
    group by depth_percent
),

banded as (
    select
        measured.measure,
        measured.duration_seconds,
        measured.depth_percent,
        thresholds.threshold as floored_value
    from measured
    inner join thresholds
        on
            measured.measure = thresholds.measure
            and {{ in_range(
                'coalesce(measured.duration_seconds, measured.depth_percent)',
                'thresholds.threshold',
                'thresholds.next_threshold'
            ) }}
)

select * from banded
