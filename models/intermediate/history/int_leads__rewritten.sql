-- grain: one row per lead whose history this run writes, with the days that it writes anew
-- From the lead's first day of change, or its end; a range asked for is written anew as a whole.
-- rewritten_to is null where the history ends.
with days as (
    select * from {{ ref('util_history_days') }}
),

change_days as (
    select * from {{ ref('int_days__of_change') }}
),

lived as (
    select * from {{ ref('int_leads__lived') }}
),

of_change as (
    select
        change_days.lead_id,
        days.history_on,
        days.history_to,
        days.is_newest
    from change_days
    inner join days on change_days.history_on = days.history_on
    where days.is_written
    union all
    select
        lived.lead_id,
        days.history_on,
        days.history_to,
        days.is_newest
    from lived
    inner join days on lived.lived_to = days.history_on
    where days.is_written
    union all
    select
        lived.lead_id,
        days.history_on,
        days.history_to,
        days.is_newest
    from lived
    cross join days
    where days.is_written and days.is_whole
),

rewritten as (
    select
        lead_id,
        min(history_on) as rewritten_from,
        case when not is_newest then {{ days_later('history_to', 1) }} end as rewritten_to
    from of_change
    group by
        lead_id,
        history_to,
        is_newest
)

select * from rewritten
