-- grain: one row per UTC day whose turns this run must know
-- A turn is what a lead's worth may change by. Days of the history, and days since kept scores were
-- worked out: of these a week at most, for in more nearly everyone has aged.
{{ config(materialized='table') }}
with kept as (
    {{ as_it_stands('int_leads__kept', {
        'moment_kind': "''", 'scored_on': cast_date('1900-01-01'),
    }) }}
),

history_days as (
    select * from {{ ref('util_history_days') }}
),

ages as (
    select * from {{ ref('util_ages') }}
),

run as (
    select * from {{ ref('util_run') }}
),

oldest as (
    select min(scored_on) as scored_on
    from kept
    where moment_kind = 'current'
),

days as (
    select
        history_on as turning_on,
        0 as is_of_scores
    from history_days
    union all
    select
        {{ days_later('run.scored_on', '-1 * ages.age_in_days') }} as turning_on,
        1 as is_of_scores
    from run
    cross join oldest
    inner join ages on ages.age_in_days < 7
    where {{ days_later('run.scored_on', '-1 * ages.age_in_days') }} > oldest.scored_on
),

turning as (
    select
        turning_on,
        max(is_of_scores) = 1 as is_of_scores
    from days
    group by turning_on
)

select * from turning
