-- grain: one row per single act that a machine did, with the reason and since when that is known
-- The vendor's verdict comes before a known agent, and that before a burst of clicks.
{{ config(materialized='table') }}
with acts as (
    select * from {{ ref('int_acts__known') }}
),

bursts as (
    select * from {{ ref('int_click_bursts__found') }}
),

labelled as (
    select
        acts.event_key,
        coalesce(acts.machine_reason, 'click_burst') as machine_reason,
        acts.occurred_at,
        acts.message_id,
        acts.recorded_person,
        case when acts.machine_reason is not null then acts.known_at else bursts.known_at end
            as known_at
    from acts
    left join bursts on acts.event_key = bursts.event_key
    where
        acts.reply_hours < 0
        and (acts.machine_reason is not null or bursts.event_key is not null)
)

select * from labelled
