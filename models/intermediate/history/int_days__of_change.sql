-- grain: one row per lead × day of this run's history at whose end its state can differ
-- A provable superset: a day that is not here ends as the day before it did. Where the history
-- starts, every lead is scored; the day before the first is scored to tell what changed.
{{ config(materialized='table') }}
with days as (
    select * from {{ ref('util_history_days') }}
),

lived as (
    select * from {{ ref('int_leads__lived') }}
),

turning as (
    select * from {{ ref('int_leads__turning') }}
),

periods as (
    select * from {{ ref('util_rulebook_periods') }}
),

of_leads as (
    select
        lead_id,
        changed_on as history_on
    from turning
    union all
    select
        lead_id,
        lived_from as history_on
    from lived
    union all
    select
        lived.lead_id,
        days.history_on
    from lived
    cross join days
    left join periods on days.history_on = periods.rulebook_from
    where days.is_whole or periods.rulebook_from is not null
),

inside as (
    select
        of_leads.lead_id,
        of_leads.history_on,
        days.history_from
    from of_leads
    inner join lived
        on
            of_leads.lead_id = lived.lead_id
            and of_leads.history_on >= lived.lived_from
            and of_leads.history_on < lived.lived_to
    inner join days on of_leads.history_on = days.history_on
    where days.is_written or days.is_whole
),

with_day_before as (
    select
        lead_id,
        history_on
    from inside
    union all
    select
        inside.lead_id,
        days.history_on
    from inside
    cross join days
    inner join lived on inside.lead_id = lived.lead_id and days.history_on >= lived.lived_from
    where not days.is_written
),

of_change as (
    select
        lead_id,
        history_on
    from with_day_before
    group by
        lead_id,
        history_on
)

select * from of_change
