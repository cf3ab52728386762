-- grain: one row per usable CRM record × lead that it is, or becomes by merges
-- At a moment a record is the lead it reaches by merges that had happened and were known by then.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

followed as (
    select * from {{ ref('int_lead_merges__followed') }}
),

erased as (
    select * from {{ ref('int_leads__erased') }}
),

unioned as (
    select
        lead_id as record_id,
        lead_id,
        'itself' as resolved_by,
        {{ start_of_time() }} as merged_at,
        {{ start_of_time() }} as known_at,
        0 as hops
    from leads
    where quarantine_reason is null
    union all
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at,
        hops
    from followed
),

resolved as (
    select unioned.*
    from unioned
    left join erased on unioned.record_id = erased.record_id
    where erased.record_id is null
)

select * from resolved
