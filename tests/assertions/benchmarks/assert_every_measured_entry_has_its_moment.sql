-- Each entry into a stage that begins a transition has a scoring moment: its segments are known.
-- Of the leads that the run scores; the others keep what an earlier run knew.
with

entries as (
    select * from {{ ref('int_stage_entries__assigned_to_moments') }}
),

transitions as (
    select * from {{ ref('funnel_transitions') }}
),

due as (
    select * from {{ ref('int_leads__compared') }}
    where moment_kind = 'stage_entry' and is_due
),

unscored as (
    select
        entries.lead_id,
        entries.stage,
        entries.entered_at
    from entries
    inner join transitions on entries.stage = transitions.from_stage
    inner join due on entries.lead_id = due.lead_id
    where entries.moment_id is null
)

select * from unscored
