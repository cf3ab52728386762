-- grain: one row per lead, with the first entry into each stage that it was seen to enter
-- A lead that stood at a later stage when its record was made entered mid-funnel: lead is implied.
with entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

numbered as (
    select
        entries.lead_id,
        entries.stage,
        entries.entered_at,
        funnel_stages.stage_order,
        row_number() over (
            partition by entries.lead_id
            order by
                case when funnel_stages.stage_order > 0 then 0 else 1 end asc,
                entries.entered_at asc,
                funnel_stages.stage_order desc
        ) as entry_number
    from entries
    inner join funnel_stages on entries.stage = funnel_stages.stage
),

collected as (
    select
        lead_id,
        max(case when entry_number = 1 then stage end) as entry_stage,
        max(stage_order) as furthest_stage_order,
        max(case when stage = 'lead' then entered_at end) as created_at,
        max(case when stage = 'mql' then entered_at end) as mql_at,
        max(case when stage = 'sal' then entered_at end) as sal_at,
        max(case when stage = 'sql' then entered_at end) as sql_at,
        max(case when stage = 'opportunity' then entered_at end) as opportunity_at,
        max(case when stage = 'accepted' then entered_at end) as accepted_at,
        max(case when stage = 'won' then entered_at end) as won_at,
        max(case when stage = 'disqualified' then entered_at end) as disqualified_at
    from numbered
    group by lead_id
),

pivoted as (
    select
        lead_id,
        entry_stage,
        furthest_stage_order,
        case when entry_stage = 'lead' then created_at end as lead_at,
        mql_at,
        sal_at,
        sql_at,
        opportunity_at,
        accepted_at,
        won_at,
        disqualified_at
    from collected
)

select * from pivoted
