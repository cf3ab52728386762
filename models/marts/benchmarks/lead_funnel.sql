-- grain: one row per lead, as of the run
-- The channel is the campaign's, else that of the lead source, else unknown.
-- depends_on: {{ ref('scoring_runs') }}
with sources as (
    select * from {{ ref('int_lead_sources__kept') }}
),

campaigns as (
    select * from {{ ref('int_campaigns__deduplicated') }}
),

source_channels as (
    select * from {{ ref('lead_source_channels') }}
),

users as (
    select * from {{ ref('int_users__deduplicated') }}
),

stages as (
    select * from {{ ref('int_stage_entries__furthest') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__summed') }}
),

lead_funnel as (
    select
        sources.lead_id,
        sources.account_id,
        sources.owner_id,
        sources.campaign_id,
        sources.created_at,
        stages.lead_at,
        stages.mql_at,
        stages.sal_at,
        stages.sql_at,
        stages.opportunity_at,
        stages.accepted_at,
        stages.won_at,
        stages.disqualified_at,
        coalesce(stages.entry_stage, 'lead') as entry_stage,
        coalesce(stages.furthest_stage, 'lead') as furthest_stage,
        'crm' as stage_source,
        coalesce(campaigns.channel, source_channels.channel, 'unknown') as channel,
        sources.source_name as lead_source,
        stages.implied_stages,
        users.user_name as owner_name,
        campaigns.campaign_name,
        cast(coalesce(opportunities.opportunity_count, 0) as {{ dbt.type_int() }})
            as opportunity_count,
        cast(coalesce(opportunities.unpriced_opportunity_count, 0) as {{ dbt.type_int() }})
            as unpriced_opportunity_count,
        cast(coalesce(opportunities.pipeline_amount, 0) as {{ money_type() }}) as pipeline_amount,
        cast(coalesce(opportunities.won_amount, 0) as {{ money_type() }}) as won_amount,
        sources.is_excluded
    from sources
    left join campaigns on sources.campaign_id = campaigns.campaign_id
    left join source_channels on sources.source_name = source_channels.lead_source
    left join users on sources.owner_id = users.user_id
    left join stages on sources.lead_id = stages.lead_id
    left join opportunities on sources.lead_id = opportunities.lead_id
)

select * from lead_funnel
