-- grain: one row per stage of the funnel, told whether the CRM ever recorded an entry into it
-- Our own scores can stand in for MQL and SQL alone, once their history exists (decision A29).
with funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

counted as (
    select
        stage,
        count(*) as entries_count
    from entries
    group by stage
),

recorded as (
    select
        funnel_stages.stage,
        funnel_stages.stage_label,
        funnel_stages.stage_order,
        counted.entries_count is not null as is_recorded,
        counted.entries_count is not null or funnel_stages.stage in ('mql', 'sql') as is_obtainable
    from funnel_stages
    left join counted on funnel_stages.stage = counted.stage
    where funnel_stages.stage_order > 0
)

select * from recorded
