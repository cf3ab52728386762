-- grain: one row per lead, with where it came from, who owns it and whether it is excluded
-- Names and channels are looked up by the readers, so that a renamed campaign touches no lead.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_due_leads(ref('int_leads__compared'), 'current') }}"
) }}
with scores as (
    select * from {{ ref('int_scores__graded') }}
),

sources as (
    select * from {{ ref('int_leads__sourced') }}
),

kept as (
    select
        scores.lead_id,
        sources.account_id,
        sources.owner_id,
        sources.campaign_id,
        sources.created_at,
        sources.source_name,
        scores.is_excluded
    from scores
    inner join sources on scores.moment_id = sources.moment_id
    where scores.moment_kind = 'current' and scores.model_role = 'champion'
)

select * from kept
