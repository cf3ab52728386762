-- Each entry into a stage that begins a transition has a scoring moment: its segments are known.
with

entries as (
    select * from {{ ref('int_stage_entries__assigned_to_moments') }}
),

transitions as (
    select * from {{ ref('funnel_transitions') }}
),

unscored as (
    select
        entries.lead_id,
        entries.stage,
        entries.entered_at
    from entries
    inner join transitions on entries.stage = transitions.from_stage
    where entries.moment_id is null
)

select * from unscored
