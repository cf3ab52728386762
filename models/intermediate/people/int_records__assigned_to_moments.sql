-- grain: one row per scoring moment × CRM record that is that lead at that moment
{{ config(materialized='table') }}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
),

assigned as (
    select
        moments.moment_id,
        resolved.record_id,
        leads.created_at,
        row_number() over (
            partition by moments.moment_id
            order by
                case when resolved.hops = 0 then 0 else 1 end,
                leads.created_at,
                {{ byte_order('resolved.record_id') }}
        ) as record_rank,
        count(*) over (partition by moments.moment_id) as records_count
    from moments
    inner join resolved on moments.lead_id = resolved.lead_id
    inner join leads on resolved.record_id = leads.lead_id and leads.quarantine_reason is null
    where resolved.merged_at <= moments.as_of and resolved.known_at <= moments.known_as_of
)

select * from assigned
