-- grain: one row per lead, as of the run
with scores as (
    select * from {{ ref('int_scores__graded') }}
),

sources as (
    select * from {{ ref('int_leads__sourced') }}
),

stages as (
    select * from {{ ref('int_stage_entries__furthest') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__summed') }}
),

current_scores as (
    select
        moment_id,
        lead_id,
        is_excluded
    from scores
    where moment_kind = 'current' and model_role = 'champion'
),

lead_funnel as (
    select
        current_scores.lead_id,
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
        sources.channel,
        sources.source_name as lead_source,
        stages.implied_stages,
        sources.owner_name,
        sources.campaign_name,
        cast(coalesce(opportunities.opportunity_count, 0) as {{ dbt.type_int() }})
            as opportunity_count,
        cast(coalesce(opportunities.unpriced_opportunity_count, 0) as {{ dbt.type_int() }})
            as unpriced_opportunity_count,
        cast(coalesce(opportunities.pipeline_amount, 0) as {{ money_type() }}) as pipeline_amount,
        cast(coalesce(opportunities.won_amount, 0) as {{ money_type() }}) as won_amount,
        current_scores.is_excluded
    from current_scores
    inner join sources on current_scores.moment_id = sources.moment_id
    left join stages on current_scores.lead_id = stages.lead_id
    left join opportunities on current_scores.lead_id = opportunities.lead_id
)

select * from lead_funnel
