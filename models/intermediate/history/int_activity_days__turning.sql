-- grain: one row per CRM record × day on which evidence of its own acts may change its worth
-- The only model of the history that reads activity: each act turns on the day it is known and
-- after each later turn of its signal. Of the turns those that fall on a day that this run scores
-- are found from that day back, for they are few beside all that an act ever has.
with activities as (
    select * from {{ ref('int_activities__dated') }}
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

-- A run that writes no day of the history has no act to look at.
asked_of as (
    select *
    from source_ids
    where record_id is not null and exists (select 1 as is_any from days)
),

acts as (
    select
        asked_of.record_id,
        activities.signal,
        activities.occurred_on,
        activities.known_from_on,
        activities.known_until_on,
        cast(asked_of.linked_at as date) as linked_on,
        cast(asked_of.unlinked_at as date) as unlinked_on
    from activities
    inner join asked_of on activities.source_key = asked_of.source_key
),

known as (
    select
        record_id,
        signal,
        occurred_on,
        greatest(known_from_on, linked_on) as known_on
    from acts
    union all
    select
        record_id,
        signal,
        occurred_on,
        greatest(known_until_on, linked_on) as known_on
    from acts
    where known_until_on is not null
    union all
    select
        record_id,
        signal,
        occurred_on,
        unlinked_on as known_on
    from acts
    where unlinked_on is not null
),

turning_signals as (
    select signal
    from turns
    group by signal
),

day_turns as (
    select
        turns.signal,
        {{ days_later('days.history_on', '-1 * turns.turn_days') }} as occurred_on,
        days.history_on
    from turns
    cross join days
),

turned as (
    select
        known.record_id,
        greatest(known.occurred_on, known.known_on) as changed_on
    from known
    inner join turning_signals on known.signal = turning_signals.signal
    union all
    select
        known.record_id,
        day_turns.history_on as changed_on
    from known
    inner join day_turns
        on known.signal = day_turns.signal and known.occurred_on = day_turns.occurred_on
    where day_turns.history_on > known.known_on
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
