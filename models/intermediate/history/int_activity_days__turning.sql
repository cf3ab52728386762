-- grain: one row per CRM record × day of this run on which its own acts may change their worth
-- The only model of turns that reads activity: each act turns on the day it is known and after
-- each later turn of its signal, and all acts of an id on the day of its link. Found from the days
-- of the run back, for those are few beside all days on which an act ever turns. What a lead's acts
-- come to is kept as of the run, so there an act that nobody's ids are linked to yet turns too.
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
    select * from {{ ref('util_turning_days') }}
),

-- A run that knows no day to look for has no act to look at.
acts as (
    select *
    from activities
    where exists (select 1 as is_any from days)
),

day_turns as (
    select
        turns.signal,
        {{ days_later('days.turning_on', '-1 * turns.turn_days') }} as occurred_on,
        days.turning_on
    from turns
    cross join days
    where turns.moves_score or days.is_of_scores
),

turned as (
    select
        acts.source_key,
        acts.known_from_on,
        day_turns.turning_on as changed_on
    from acts
    inner join day_turns
        on
            acts.signal = day_turns.signal
            and acts.occurred_on = day_turns.occurred_on
    group by
        acts.source_key,
        acts.known_from_on,
        day_turns.turning_on
),

become_known as (
    select
        acts.source_key,
        days.turning_on as changed_on,
        days.is_of_scores
    from acts
    inner join days
        on greatest(acts.occurred_on, acts.known_from_on) = days.turning_on
    group by
        acts.source_key,
        days.turning_on,
        days.is_of_scores
),

become_unknown as (
    select
        acts.source_key,
        days.turning_on as changed_on,
        days.is_of_scores
    from acts
    inner join days
        on greatest(acts.occurred_on, acts.known_until_on) = days.turning_on
    where acts.known_until_on is not null
    group by
        acts.source_key,
        days.turning_on,
        days.is_of_scores
),

of_records as (
    select
        source_ids.record_id,
        turned.changed_on
    from turned
    inner join source_ids on turned.source_key = source_ids.source_key
    where
        turned.known_from_on < turned.changed_on
        and cast(source_ids.linked_at as date) < turned.changed_on
    {%- for known in ['become_known', 'become_unknown'] %}
    union all
    select
        source_ids.record_id,
        {{ known }}.changed_on
    from {{ known }}
    inner join source_ids on {{ known }}.source_key = source_ids.source_key
    where
        {{ known }}.is_of_scores
        or cast(source_ids.linked_at as date) <= {{ known }}.changed_on
    {%- endfor %}
    {%- for link in ['linked_at', 'unlinked_at'] %}
    union all
    select
        source_ids.record_id,
        days.turning_on as changed_on
    from source_ids
    inner join days on cast(source_ids.{{ link }} as date) = days.turning_on
    {%- endfor %}
),

turning as (
    select
        record_id,
        changed_on
    from of_records
    where record_id is not null
    group by
        record_id,
        changed_on
)

select * from turning
