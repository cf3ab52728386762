-- grain: one row per usable CRM record or merged id, with the lead that the CRM's merges make of it
-- As of the run: what is found out about duplicates starts from what the CRM says itself. An id
-- without a row of its own is there from its merge on.
{{ config(materialized='table', tags='no_activity') }}
with standing as (
    select * from {{ ref('int_lead_merges__standing') }}
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
        standing.record_id,
        standing.lead_id,
        greatest(standing.merged_at, standing.known_at) as merged_from,
        row_number() over (
            partition by standing.record_id
            order by standing.hops desc
        ) as nearness
    from standing
    cross join run
    inner join leads on standing.lead_id = leads.lead_id
    where standing.merged_at <= run.as_of and standing.known_at <= run.known_as_of
),

merged as (
    select
        numbered.record_id,
        numbered.lead_id,
        coalesce(records.created_at, numbered.merged_from) as record_created_at,
        winners.created_at as lead_created_at,
        winners.is_deleted and coalesce(winners.deleted_at <= run.as_of, true) as is_deleted,
        coalesce(records.created_at, winners.created_at) <= run.as_of
        and winners.created_at <= run.as_of as is_made
    from numbered
    cross join run
    inner join leads as winners on numbered.lead_id = winners.lead_id
    left join leads as records on numbered.record_id = records.lead_id
    where numbered.nearness = 1
)

select * from merged
