-- grain: one row per raw row of crm.leads, with what became of it
-- Nothing is dropped in silence: the counts here add up to the rows of crm.leads.
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

erased as (
    select * from {{ ref('int_leads__erased') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

disposed as (
    select
        leads.lead_id,
        case
            when leads.quarantine_reason is not null then 'quarantined'
            when erased.record_id is not null then 'erased'
            when surviving.lead_id <> surviving.record_id then 'merged_away'
            when surviving.is_deleted then 'deleted'
            when moments.moment_id is null then 'created_after_as_of'
            else 'scored'
        end as disposition,
        leads.quarantine_reason
    from leads
    left join erased on leads.lead_id = erased.record_id
    left join surviving on leads.lead_id = surviving.record_id
    left join moments
        on leads.lead_id = moments.lead_id and moments.moment_kind = 'current'
)

select * from disposed
