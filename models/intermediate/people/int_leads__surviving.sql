-- grain: one row per usable CRM record or merged id, with the lead it belongs to as of the run
-- A merged id without a row of its own has no time of creation.
{{ config(materialized='table', tags='no_activity') }}
with resolved as (
    select * from {{ ref('int_records__resolved') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

run as (
    select * from {{ ref('util_run') }}
),

numbered as (
    select
        resolved.record_id,
        resolved.lead_id,
        resolved.resolved_by,
        resolved.merged_at,
        row_number() over (
            partition by resolved.record_id
            order by resolved.hops desc
        ) as nearness
    from resolved
    cross join run
    where resolved.merged_at <= run.as_of and resolved.known_at <= run.known_as_of
),

surviving as (
    select
        numbered.record_id,
        numbered.lead_id,
        numbered.resolved_by,
        numbered.merged_at,
        records.created_at as record_created_at,
        case
            when winners.is_deleted and winners.deleted_at is null then true
            when winners.is_deleted and winners.deleted_at <= run.as_of then true
            else false
        end as is_deleted
    from numbered
    cross join run
    inner join leads as winners on numbered.lead_id = winners.lead_id
    left join leads as records on numbered.record_id = records.lead_id
    where numbered.nearness = 1
)

select * from surviving
