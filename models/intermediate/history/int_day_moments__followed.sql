-- grain: one row per day moment, with the moment before it and the day to which its state holds
-- Between two moments of a lead nothing about it can change, so the moment before a day tells the
-- state of the day before.
{{ config(materialized='table') }}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'day'
),

days as (
    select * from {{ ref('util_history_days') }}
),

lived as (
    select * from {{ ref('int_leads__lived') }}
),

ordered as (
    select
        moments.moment_id,
        moments.lead_id,
        moments.scored_on as history_on,
        lived.lived_to,
        days.history_to,
        days.is_written,
        days.is_newest,
        lag(moments.moment_id) over (
            partition by moments.lead_id order by moments.scored_on
        ) as moment_id_before,
        lead(moments.scored_on) over (
            partition by moments.lead_id order by moments.scored_on
        ) as next_on
    from moments
    inner join days on moments.scored_on = days.history_on
    inner join lived on moments.lead_id = lived.lead_id
),

followed as (
    select
        moment_id,
        lead_id,
        history_on,
        moment_id_before,
        case
            when next_on is not null then next_on
            when lived_to <= history_to then lived_to
            when not is_newest then {{ days_later('history_to', 1) }}
        end as held_to,
        is_written
    from ordered
)

select * from followed
