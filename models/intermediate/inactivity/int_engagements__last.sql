-- grain: one row per scoring moment of a lead that ever engaged, with its last engagement
-- Days of the history have their engagements in one row, without a signal.
with activities as (
    select * from {{ ref('int_activities__totalled') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

last_engagements as (
    select
        activities.moment_id,
        max(activities.last_occurred_at) as last_engaged_at
    from activities
    left join signals on activities.signal = signals.signal
    where activities.signal = '' or signals.is_engagement
    group by activities.moment_id
)

select * from last_engagements
