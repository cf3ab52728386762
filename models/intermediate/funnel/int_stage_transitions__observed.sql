-- grain: one row per measured transition × lead that was seen to enter its first stage
-- Tells how it ended. Implied stages have no row here, so they are in no denominator.
{{ config(materialized='table') }}
with entries as (
    select * from {{ ref('int_stage_entries__segmented') }}
),

transitions as (
    select * from {{ ref('int_stage_transitions__measured') }}
),

run as (
    select * from {{ ref('util_run') }}
),

arrivals as (
    select
        transitions.to_stage,
        entries.lead_id,
        min(entries.entered_at) as reached_at
    from transitions
    inner join entries on transitions.to_stage_order <= entries.stage_order
    group by
        transitions.to_stage,
        entries.lead_id
),

followed as (
    select
        transitions.from_stage,
        transitions.to_stage,
        entries.lead_id,
        entries.entered_at,
        arrivals.reached_at,
        {{ later('day', 'transitions.horizon_days', 'entries.entered_at') }} as due_at,
        entries.channel,
        entries.source,
        entries.campaign,
        entries.rep,
        entries.score_band,
        entries.grade
    from entries
    inner join transitions on entries.stage = transitions.from_stage
    left join arrivals
        on
            entries.lead_id = arrivals.lead_id
            and transitions.to_stage = arrivals.to_stage
    where transitions.is_measured
),

observed as (
    select
        followed.*,
        case
            when followed.reached_at < followed.entered_at then 'already_beyond'
            when followed.from_stage = 'lead' and followed.reached_at = followed.entered_at
                then 'already_beyond'
            when followed.due_at > run.as_of then 'immature'
            when followed.reached_at <= followed.due_at then 'converted'
            else 'not_converted'
        end as outcome
    from followed
    cross join run
)

select * from observed
