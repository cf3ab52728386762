-- The pipeline of all leads together is the money of the opportunities behind them, each once.
with

leads as (
    select * from {{ ref('lead_funnel') }}
),

credited as (
    select * from {{ ref('int_opportunities__credited') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__converted') }}
),

by_leads as (
    select
        sum(pipeline_amount) as pipeline_amount,
        sum(opportunity_count) as opportunity_count
    from leads
),

by_opportunities as (
    select
        sum(coalesce(opportunities.reporting_amount, 0)) as pipeline_amount,
        count(*) as opportunity_count
    from opportunities
    inner join credited on opportunities.opportunity_id = credited.opportunity_id
    where opportunities.opportunity_kind = 'new'
),

miscounted as (
    select
        by_leads.pipeline_amount as pipeline_of_leads,
        by_opportunities.pipeline_amount as pipeline_of_opportunities
    from by_leads
    cross join by_opportunities
    where
        by_leads.opportunity_count <> by_opportunities.opportunity_count
        or by_leads.pipeline_amount <> by_opportunities.pipeline_amount
)

select * from miscounted
