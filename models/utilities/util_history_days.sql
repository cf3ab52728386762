-- grain: one row per UTC day whose end this run scores for the history
-- The day before the first is scored too, to tell what changed on the first; it is not written.
{{ config(materialized='table') }}
with ranges as (
    select * from {{ ref('util_history_ranges') }}
),

run as (
    select * from {{ ref('util_run') }}
),

ages as (
    select * from {{ ref('util_ages') }}
),

counted as (
    select
        {{ days_later('ranges.history_from', 'ages.age_in_days - 1') }} as history_on,
        ranges.history_from,
        ranges.history_to,
        ages.age_in_days,
        ranges.is_whole,
        ranges.is_newest
    from ranges
    inner join run on ranges.run_id = run.run_id
    cross join ages
),

days as (
    select
        history_on,
        history_from,
        history_to,
        age_in_days > 0 as is_written,
        is_whole and age_in_days <= 1 as is_whole,
        is_newest
    from counted
    where history_on <= history_to
)

select * from days
