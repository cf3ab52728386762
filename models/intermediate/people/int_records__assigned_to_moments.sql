-- grain: one row per scoring moment × CRM record or merged id that is that lead at that moment
{{ config(materialized='table') }}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
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
                leads.created_at nulls last,
                {{ byte_order('resolved.record_id') }}
        ) as record_rank,
        count(leads.lead_id) over (partition by moments.moment_id) as records_count
    from moments
    inner join resolved on moments.lead_id = resolved.lead_id
    left join leads on resolved.record_id = leads.lead_id
    where resolved.merged_at <= moments.as_of and resolved.known_at <= moments.known_as_of
)

select * from assigned
