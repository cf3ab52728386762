-- Of each measured transition and segment kind, mature, immature and already-beyond entries make up
-- the leads in lead_funnel that were seen at its first stage and are not excluded.
with

benchmarks as (
    select * from {{ ref('conversion_benchmarks') }}
),

entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

leads as (
    select * from {{ ref('lead_funnel') }}
),

seen as (
    select
        entries.stage,
        count(*) as leads_count
    from entries
    inner join leads on entries.lead_id = leads.lead_id
    where not leads.is_excluded
    group by entries.stage
),

told as (
    select
        segment_kind,
        from_stage,
        to_stage,
        cohort_month is null as is_total,
        sum(entered_count + immature_count + already_beyond_count) as entries_count
    from benchmarks
    where note is null
    group by
        segment_kind,
        from_stage,
        to_stage,
        cohort_month is null
),

miscounted as (
    select
        told.segment_kind,
        told.from_stage,
        told.to_stage,
        told.is_total,
        told.entries_count,
        seen.leads_count
    from told
    left join seen on told.from_stage = seen.stage
    where told.entries_count <> coalesce(seen.leads_count, 0)
)

select * from miscounted
