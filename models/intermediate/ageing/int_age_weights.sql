-- grain: one row per way of ageing × age in days inside its window
-- Every engine reads the same four decimals here; nothing else computes a power.
{{ config(materialized='table', tags='no_activity') }}
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

enrichment_rules as (
    select * from {{ ref('stg_rulebook__enrichment_rules') }}
),

ages as (
    select * from {{ ref('util_ages') }}
),

unioned as (
    select
        ageing_id,
        ageing_mode,
        window_days,
        half_life_days,
        coalesce(age_step_days, 1) as age_step_days
    from rules
    where ageing_mode <> 'none'
    union all
    select
        ageing_id,
        'half_life' as ageing_mode,
        window_days,
        half_life_days,
        age_step_days
    from enrichment_rules
),

ways as (
    select
        ageing_id,
        ageing_mode,
        window_days,
        half_life_days,
        age_step_days
    from unioned
    group by
        ageing_id,
        ageing_mode,
        window_days,
        half_life_days,
        age_step_days
),

stepped as (
    select
        ways.ageing_id,
        ways.ageing_mode,
        ways.window_days,
        ways.half_life_days,
        ages.age_in_days,
        {{ whole_division('ages.age_in_days', 'ways.age_step_days') }} * ways.age_step_days
            as stepped_age
    from ways
    inner join ages on ways.window_days > ages.age_in_days
),

weighted as (
    select
        ageing_id,
        age_in_days,
        {{ decay_weight('ageing_mode', 'stepped_age', 'window_days', 'half_life_days') }} as weight
    from stepped
)

select * from weighted
