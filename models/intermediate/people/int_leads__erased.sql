-- grain: one row per record of a person who asked to be erased
-- Whoever was ever merged with an erased record is the same person and goes too.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

named as (
    select * from {{ ref('int_erasures__named') }}
),

followed as (
    select * from {{ ref('int_lead_merges__followed') }}
),

ends as (
    select
        leads.lead_id as record_id,
        coalesce({{ first_known('followed.lead_id', '-followed.hops') }}, leads.lead_id) as end_id
    from leads
    left join followed on leads.lead_id = followed.record_id
    where leads.quarantine_reason is null
    group by leads.lead_id
),

erased_ends as (
    select ends.end_id
    from ends
    inner join named on ends.record_id = named.record_id
    group by ends.end_id
),

erased as (
    select ends.record_id
    from ends
    inner join erased_ends on ends.end_id = erased_ends.end_id
)

select * from erased
