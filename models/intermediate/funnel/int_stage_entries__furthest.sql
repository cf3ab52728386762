-- grain: one row per lead, with its first entries, its furthest stage and the stages it skipped
with entries as (
    select * from {{ ref('int_stage_entries__pivoted') }}
),

implied as (
    select * from {{ ref('int_stages__implied') }}
),

funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

furthest as (
    select
        entries.lead_id,
        entries.lead_at,
        entries.mql_at,
        entries.sal_at,
        entries.sql_at,
        entries.opportunity_at,
        entries.accepted_at,
        entries.won_at,
        entries.disqualified_at,
        entries.entry_stage,
        funnel_stages.stage as furthest_stage,
        implied.implied_stages
    from entries
    inner join funnel_stages on entries.furthest_stage_order = funnel_stages.stage_order
    left join implied on entries.lead_id = implied.lead_id
)

select * from furthest
