-- grain: one row per CRM record of a lead that entered a stage, with the last day it did
-- Of all leads that the record is or becomes, and by all their records: what is known of it later
-- is no part of any score of a stage entered.
{{ config(materialized='table', tags='no_activity') }}
with stage_entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

of_leads as (
    select
        resolved.lead_id,
        max(cast(stage_entries.entered_at as date)) as last_entered_on
    from stage_entries
    inner join resolved on stage_entries.record_id = resolved.record_id
    group by resolved.lead_id
),

of_records as (
    select
        resolved.record_id,
        max(of_leads.last_entered_on) as last_entered_on
    from resolved
    inner join of_leads on resolved.lead_id = of_leads.lead_id
    group by resolved.record_id
)

select * from of_records
