-- grain: one row per event that a machine did, with the first reason that says so
-- The vendor's verdict comes before a known agent, and that before a burst of clicks; their names
-- happen to sort the other way round. What arrived after the run's known_as_of says nothing yet.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__screened') }}
),

judged_agents as (
    select * from {{ ref('int_user_agents__judged') }}
),

bursts as (
    select * from {{ ref('int_click_bursts__found') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

flagged as (
    select
        events.event_key,
        case
            when machine_rules.match_kind is not null then 'vendor_verdict'
            when judged_agents.user_agent is not null then 'known_agent'
            else 'click_burst'
        end as machine_reason,
        events.occurred_at,
        events.message_id,
        {{ recorded_person('events') }} as recorded_person
    from events
    cross join run
    left join machine_rules
        on
            events.is_vendor_bot
            and machine_rules.match_kind = 'vendor_verdict'
            and {{ in_force('machine_rules', 'run.scored_on') }}
    left join judged_agents on events.user_agent = judged_agents.user_agent
    left join bursts on events.event_key = bursts.event_key
    where
        events.known_at <= run.known_as_of
        and (
            machine_rules.match_kind is not null
            or judged_agents.user_agent is not null
            or bursts.event_key is not null
        )
),

numbered as (
    select
        *,
        row_number() over (
            partition by event_key
            order by machine_reason desc, occurred_at asc, recorded_person asc, message_id asc
        ) as choice
    from flagged
),

labelled as (
    select
        event_key,
        machine_reason,
        occurred_at,
        message_id,
        recorded_person
    from numbered
    where choice = 1
)

select * from labelled
