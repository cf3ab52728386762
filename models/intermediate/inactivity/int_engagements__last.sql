-- grain: one row per scoring moment of a lead that ever engaged, with its last engagement
{{ config(materialized='table') }}
with totals as (
    select * from {{ ref('int_activities__totalled') }}
),

activities as (
    select * from {{ ref('int_activities__assigned_to_moments') }}
    where moment_kind = 'day'
),

signals as (
    select * from {{ ref('int_signals__described') }}
    where is_engagement
),

engagements as (
    select
        totals.moment_id,
        totals.last_occurred_at
    from totals
    inner join signals on totals.signal = signals.signal
    union all
    select
        activities.moment_id,
        activities.last_occurred_at
    from activities
    inner join signals on activities.signal = signals.signal
),

last_engagements as (
    select
        moment_id,
        max(last_occurred_at) as last_engaged_at
    from engagements
    group by moment_id
)

select * from last_engagements
