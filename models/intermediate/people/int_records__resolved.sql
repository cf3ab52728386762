-- grain: one row per usable CRM record or merged id × lead that it is, or becomes
-- At a moment a record is the lead it reaches by what had happened and was known by then. The CRM's
-- own merges come first, at most 64 hops of them: duplicates are found among the people that
-- these leave.
{{ config(materialized='table', tags='no_activity') }}
with standing as (
    select * from {{ ref('int_lead_merges__standing') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

merged as (
    select * from {{ ref('int_records__merged') }}
),

duplicates as (
    select * from {{ ref('int_duplicates__followed') }}
),

erased as (
    select * from {{ ref('int_leads__erased') }}
),

unioned as (
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at,
        hops
    from standing
    union all
    select
        standing.record_id,
        duplicates.lead_id,
        case when standing.hops = 0 then 'duplicate' else standing.resolved_by end as resolved_by,
        greatest(standing.merged_at, duplicates.duplicate_since) as merged_at,
        greatest(standing.known_at, duplicates.duplicate_since) as known_at,
        64 + duplicates.hops as hops
    from standing
    inner join merged
        on standing.record_id = merged.record_id and standing.lead_id = merged.lead_id
    inner join duplicates on merged.lead_id = duplicates.record_id
),

resolved as (
    select unioned.*
    from unioned
    inner join leads on unioned.lead_id = leads.lead_id
    left join erased on unioned.record_id = erased.record_id
    where erased.record_id is null
)

select * from resolved
