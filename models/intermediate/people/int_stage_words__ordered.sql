-- grain: one row per word that a CRM uses for a stage, with the funnel stage it means
with stage_names as (
    select * from {{ ref('stage_names') }}
),

funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

ordered as (
    select
        stage_names.crm_word,
        funnel_stages.stage,
        funnel_stages.stage_order,
        funnel_stages.is_open
    from stage_names
    inner join funnel_stages on stage_names.stage = funnel_stages.stage
)

select * from ordered
