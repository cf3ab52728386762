-- grain: one row per single act of which more became known × stretch of days, the same on each
-- A machine did it, a person was there after all, a reply was a quick one. Of the other acts, which
-- are most, nothing has to be put in order.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_due('int_actors__compared', ref('int_actors__compared'), 'actor_key') }}"
) }}
with acts as (
    select * from {{ ref('int_acts__due') }}
    where reply_hours < 0
),

actors as (
    select * from {{ ref('int_actors__compared') }}
    where is_due
),

machine_acts as (
    select * from {{ ref('int_machine_acts__labelled') }}
),

cleared as (
    select * from {{ ref('int_machine_acts__cleared') }}
),

timed as (
    select * from {{ ref('int_replies__timed') }}
),

found as (
    select
        event_key,
        known_at,
        reply_hours,
        0 as is_machine,
        0 as is_cleared
    from timed
    union all
    select
        event_key,
        known_at,
        -1 as reply_hours,
        1 as is_machine,
        0 as is_cleared
    from machine_acts
    union all
    select
        event_key,
        known_at,
        -1 as reply_hours,
        0 as is_machine,
        1 as is_cleared
    from cleared
),

turned_acts as (
    select
        acts.event_key,
        acts.actor_key,
        acts.known_at
    from acts
    inner join actors on acts.actor_key = actors.actor_key
    inner join found on acts.event_key = found.event_key
    group by
        acts.event_key,
        acts.actor_key,
        acts.known_at
),

turns as (
    select
        event_key,
        actor_key,
        cast(known_at as date) as known_from_on,
        -1 as reply_hours,
        0 as is_machine,
        0 as is_cleared
    from turned_acts
    union all
    select
        found.event_key,
        turned_acts.actor_key,
        cast(greatest(found.known_at, turned_acts.known_at) as date) as known_from_on,
        found.reply_hours,
        found.is_machine,
        found.is_cleared
    from found
    inner join turned_acts on found.event_key = turned_acts.event_key
),

days as (
    select
        event_key,
        actor_key,
        known_from_on,
        min(nullif(reply_hours, -1)) as reply_hours,
        max(is_machine) as is_machine,
        max(is_cleared) as is_cleared
    from turns
    group by
        event_key,
        actor_key,
        known_from_on
),

states as (
    select
        event_key,
        actor_key,
        known_from_on,
        min(reply_hours) over (
            partition by event_key order by known_from_on
            rows between unbounded preceding and current row
        ) as reply_hours,
        max(is_machine) over (
            partition by event_key order by known_from_on
            rows between unbounded preceding and current row
        ) as is_machine,
        max(is_cleared) over (
            partition by event_key order by known_from_on
            rows between unbounded preceding and current row
        ) as is_cleared
    from days
),

-- What is known only grows. Once an act is cleared, a label known later changes nothing: of such
-- days the first counts.
numbered as (
    select
        *,
        row_number() over (
            partition by event_key, reply_hours, is_cleared, is_machine * (1 - is_cleared)
            order by known_from_on
        ) as day_number
    from states
),

turned as (
    select
        event_key,
        actor_key,
        known_from_on,
        lead(known_from_on) over (partition by event_key order by known_from_on) as known_until_on,
        coalesce(reply_hours, -1) as reply_hours,
        is_machine * (1 - is_cleared) = 1 as is_machine
    from numbered
    where day_number = 1
)

select * from turned
