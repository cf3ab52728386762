-- grain: one row per lead × day of this run on which its worth may change
-- A provable superset: on a day that is not here a lead is worth what it was the day before, unless
-- it begins, ends or has other rules from that day on.
{{ config(materialized='table') }}
with resolved as (
    select * from {{ ref('int_records__resolved') }}
),

activity_days as (
    select * from {{ ref('int_activity_days__turning') }}
),

record_days as (
    select * from {{ ref('int_records__changed') }}
),

status_days as (
    select * from {{ ref('int_status_days__turning') }}
),

company_days as (
    select * from {{ ref('int_companies__changed') }}
),

ties as (
    select * from {{ ref('int_records__tied_to_companies') }}
),

days as (
    select * from {{ ref('util_turning_days') }}
),

of_records as (
    select * from activity_days
    union all
    select * from record_days
    union all
    select * from status_days
    union all
    select
        ties.record_id,
        company_days.changed_on
    from company_days
    inner join days on company_days.changed_on = days.turning_on
    inner join ties
        on
            company_days.key_kind = ties.key_kind
            and company_days.company_key = ties.company_key
),

of_leads as (
    select
        resolved.lead_id,
        of_records.changed_on
    from of_records
    inner join resolved on of_records.record_id = resolved.record_id
    group by
        resolved.lead_id,
        of_records.changed_on
)

select * from of_leads
