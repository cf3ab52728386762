-- grain: one row per single act that a machine did, with the reason and since when that is known
-- What the act itself says comes first, then a trap beside it, then too many clicks at once.
-- Rows are added of those people alone whose rows were taken out, whatever int_acts__due holds.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_due('int_actors__compared', ref('int_actors__compared'), 'actor_key') }}"
) }}
with acts as (
    select * from {{ ref('int_acts__due') }}
),

actors as (
    select * from {{ ref('int_actors__compared') }}
    where is_due
),

bursts as (
    select * from {{ ref('int_click_bursts__found') }}
),

trap_clicks as (
    select * from {{ ref('int_trap_clicks__found') }}
),

labelled as (
    select
        acts.event_key,
        case
            when acts.machine_reason is not null then acts.machine_reason
            when trap_clicks.event_key is not null then 'honeypot'
            else bursts.machine_reason
        end as machine_reason,
        acts.occurred_at,
        acts.message_id,
        acts.recorded_person,
        acts.actor_key,
        case
            when acts.machine_reason is not null then acts.known_at
            when bursts.known_at < trap_clicks.known_at then bursts.known_at
            else coalesce(trap_clicks.known_at, bursts.known_at)
        end as known_at
    from acts
    inner join actors on acts.actor_key = actors.actor_key
    left join bursts on acts.event_key = bursts.event_key
    left join trap_clicks on acts.event_key = trap_clicks.event_key
    where
        acts.reply_hours < 0
        and (
            acts.machine_reason is not null
            or trap_clicks.event_key is not null
            or bursts.event_key is not null
        )
)

select * from labelled
