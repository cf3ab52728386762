-- grain: one row per CRM record × day on which evidence of its own acts may change its worth
-- The only model of the history that reads the roll-up: each act turns on the day it is known and
-- after each turn of its signal, within the days that this run scores.
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

turns as (
    select * from {{ ref('int_signal_turns__listed') }}
),

days as (
    select * from {{ ref('util_history_days') }}
),

acts as (
    select
        source_ids.record_id,
        activities.signal,
        activities.occurred_on,
        greatest(
            activities.occurred_on,
            activities.arrived_on,
            coalesce(activities.cleared_on, activities.occurred_on),
            coalesce(activities.clearing_arrived_on, activities.occurred_on),
            cast(source_ids.linked_at as date)
        ) as known_on
    from activities
    inner join source_ids
        on
            activities.recorded_lead_id = source_ids.recorded_lead_id
            and activities.recorded_email = source_ids.recorded_email
            and activities.recorded_anonymous_id = source_ids.recorded_anonymous_id
    where
        source_ids.record_id is not null
        and (
            activities.label = 'human'
            or (activities.label = 'machine' and activities.cleared_on is not null)
        )
),

turned as (
    select
        acts.record_id,
        greatest(
            {{ days_later('acts.occurred_on', 'turns.turn_days') }}, acts.known_on
        ) as changed_on
    from acts
    inner join turns on acts.signal = turns.signal
),

turning as (
    select
        turned.record_id,
        turned.changed_on
    from turned
    inner join days on turned.changed_on = days.history_on
    group by
        turned.record_id,
        turned.changed_on
)

select * from turning
