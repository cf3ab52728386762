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

run as (
    select * from {{ ref('util_run') }}
),

begun as (
    select surviving.lead_id
    from surviving
    cross join run
    where surviving.record_created_at <= run.as_of
    group by surviving.lead_id
),

disposed as (
    select
        leads.lead_id,
        case
            when leads.quarantine_reason is not null then 'quarantined'
            when erased.record_id is not null then 'erased'
            when surviving.lead_id <> surviving.record_id then 'merged_away'
            when surviving.is_deleted then 'deleted'
            when begun.lead_id is null then 'created_after_as_of'
            else 'scored'
        end as disposition,
        leads.quarantine_reason
    from leads
    left join erased on leads.lead_id = erased.record_id
    left join surviving on leads.lead_id = surviving.record_id
    left join begun on leads.lead_id = begun.lead_id
)

select * from disposed
