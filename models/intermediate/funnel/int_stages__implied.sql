-- grain: one row per lead that passed a stage without being seen there, with those stages
-- They stand in no denominator: nobody knows when the lead was there, or whether.
with leads as (
    select * from {{ ref('int_stage_entries__pivoted') }}
),

entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

passed as (
    select
        leads.lead_id,
        funnel_stages.stage,
        funnel_stages.stage_order,
        case
            when funnel_stages.stage = 'lead' then leads.lead_at is not null
            else entries.entered_at is not null
        end as is_seen
    from leads
    inner join funnel_stages
        on
            leads.furthest_stage_order > funnel_stages.stage_order
            and funnel_stages.stage_order > 0
    left join entries
        on
            leads.lead_id = entries.lead_id
            and funnel_stages.stage = entries.stage
),

implied as (
    select
        lead_id,
        {{ text_in_order('stage', "'; '", 'stage_order') }} as implied_stages
    from passed
    where not is_seen
    group by lead_id
)

select * from implied
