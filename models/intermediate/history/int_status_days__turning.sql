-- grain: one row per CRM record × day of this run on which its status has stood still
-- How long, a rule asks; it is counted from every stage change, touch and creation.
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
    where subject = 'days_since_status_change'
),

leads as (
    select * from {{ ref('int_leads__screened') }}
),

stage_changes as (
    select * from {{ ref('int_stage_changes__mapped') }}
),

touches as (
    select * from {{ ref('stg_activity__sales_touches') }}
),

days as (
    select * from {{ ref('util_turning_days') }}
),

starts as (
    select
        lead_id as record_id,
        cast(created_at as date) as started_on
    from leads
    where quarantine_reason is null
    union all
    select
        record_id,
        cast(changed_at as date) as started_on
    from stage_changes
    union all
    select
        lead_id as record_id,
        cast(occurred_at as date) as started_on
    from touches
    where lead_id is not null and occurred_at is not null
),

bounds as (
    select cast(ceil(match_min) as {{ dbt.type_int() }}) as bound_days
    from rules
    union all
    select cast(ceil(match_max) as {{ dbt.type_int() }}) as bound_days
    from rules
),

turning as (
    select
        starts.record_id,
        days.turning_on as changed_on
    from starts
    cross join bounds
    inner join days
        on {{ days_later('starts.started_on', 'bounds.bound_days') }} = days.turning_on
    group by
        starts.record_id,
        days.turning_on
)

select * from turning
