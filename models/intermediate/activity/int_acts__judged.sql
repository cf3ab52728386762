-- grain: one row per single act × stretch of days on which the same was known of it
-- Known from known_from_on on and, where known_until_on is set, before that day.
{{ config(materialized='table') }}
with acts as (
    select * from {{ ref('int_acts__known') }}
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

turns as (
    select
        event_key,
        known_at,
        -1 as reply_hours,
        0 as is_machine,
        0 as is_cleared
    from acts
    where reply_hours < 0
    union all
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

days as (
    select
        acts.event_key,
        cast(
            case when turns.known_at > acts.known_at then turns.known_at else acts.known_at end
            as date
        ) as known_from_on,
        min(nullif(turns.reply_hours, -1)) as reply_hours,
        max(turns.is_machine) as is_machine,
        max(turns.is_cleared) as is_cleared
    from turns
    inner join acts on turns.event_key = acts.event_key and acts.reply_hours < 0
    group by
        acts.event_key,
        cast(
            case when turns.known_at > acts.known_at then turns.known_at else acts.known_at end
            as date
        )
),

states as (
    select
        event_key,
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

stretches as (
    select
        event_key,
        known_from_on,
        lead(known_from_on) over (partition by event_key order by known_from_on) as known_until_on,
        reply_hours,
        is_machine,
        is_cleared
    from numbered
    where day_number = 1
),

judged as (
    select
        acts.event_key,
        acts.source_key,
        acts.signal,
        cast(acts.occurred_at as date) as occurred_on,
        acts.occurred_at,
        stretches.known_from_on,
        stretches.known_until_on,
        case
            when acts.signal = '' then 'no_signal'
            when stretches.is_machine = 1 and stretches.is_cleared = 0 then 'machine'
            else 'human'
        end as label
    from stretches
    inner join acts
        on
            stretches.event_key = acts.event_key
            and coalesce(stretches.reply_hours, -1) = acts.reply_hours
)

select * from judged
