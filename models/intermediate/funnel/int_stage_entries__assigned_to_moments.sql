-- grain: one row per lead × funnel stage that it was seen to enter, with the moment of the entry
-- Only stages that follow one another: leaving the funnel (disqualified) is no entry. A stage that
-- begins no transition has no moment.
with entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

funnel_stages as (
    select * from {{ ref('funnel_stages') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

entry_moments as (
    select
        assigned.record_id,
        moments.scored_on,
        moments.moment_id
    from moments
    inner join assigned on moments.moment_id = assigned.moment_id
    where moments.moment_kind = 'stage_entry'
),

assigned_to_moments as (
    select
        entries.lead_id,
        entries.stage,
        funnel_stages.stage_order,
        entry_moments.moment_id,
        entries.entered_at
    from entries
    inner join funnel_stages on entries.stage = funnel_stages.stage
    left join entry_moments
        on
            entries.record_id = entry_moments.record_id
            and cast(entries.entered_at as date) = entry_moments.scored_on
    where funnel_stages.stage_order > 0
)

select * from assigned_to_moments
