-- grain: one row per lead × funnel stage that it was seen to enter, with what was known of it then
-- Score, grade, rep and source of the entry day's end, by the champion.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_due_leads(ref('int_leads__compared'), 'stage_entry') }}"
) }}
with entries as (
    select * from {{ ref('int_stage_entries__assigned_to_moments') }}
),

compared as (
    select * from {{ ref('int_leads__compared') }}
    where moment_kind = 'stage_entry' and is_due
),

scores as (
    select * from {{ ref('int_scores__graded') }}
    where model_role = 'champion'
),

sources as (
    select * from {{ ref('int_leads__sourced') }}
),

kept as (
    select
        entries.lead_id,
        entries.stage,
        entries.stage_order,
        entries.entered_at,
        sources.source_name,
        sources.campaign_id,
        sources.owner_id,
        scores.score,
        scores.grade
    from entries
    inner join compared on entries.lead_id = compared.lead_id
    left join scores on entries.moment_id = scores.moment_id
    left join sources on entries.moment_id = sources.moment_id
)

select * from kept
