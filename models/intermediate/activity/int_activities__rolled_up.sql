-- grain: one row per recorded person × signal × day occurred × day arrived × label
-- Facts alone: no points, no ageing, no resolved person. Every raw event is in exactly one row.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__deduplicated') }}
),

cleared as (
    select * from {{ ref('int_machine_acts__cleared') }}
),

run as (
    select * from {{ ref('util_run') }}
),

labelled as (
    select
        events.recorded_lead_id,
        events.recorded_email,
        events.recorded_anonymous_id,
        events.signal,
        cast(events.occurred_at as date) as occurred_on,
        cast(events.known_at as date) as arrived_on,
        case
            when events.quarantine_reason is not null then 'quarantined'
            when events.copy_number > 1 then 'repeated'
            when events.occurred_at > run.as_of or events.known_at > run.known_as_of
                then 'after_as_of'
            when events.signal = '' then 'no_signal'
            when events.machine_reason is not null then 'machine'
            else 'human'
        end as label,
        cast(cleared.cleared_at as date) as cleared_on,
        cast(cleared.cleared_known_at as date) as clearing_arrived_on,
        events.occurred_at
    from events
    cross join run
    left join cleared
        on
            events.event_key = cleared.event_key
            and run.as_of >= cleared.cleared_at
            and run.known_as_of >= cleared.cleared_known_at
),

rolled_up as (
    select
        recorded_lead_id,
        recorded_email,
        recorded_anonymous_id,
        signal,
        occurred_on,
        arrived_on,
        label,
        cleared_on,
        clearing_arrived_on,
        count(*) as occurrences,
        min(occurred_at) as first_occurred_at,
        max(occurred_at) as last_occurred_at
    from labelled
    group by
        recorded_lead_id,
        recorded_email,
        recorded_anonymous_id,
        signal,
        occurred_on,
        arrived_on,
        label,
        cleared_on,
        clearing_arrived_on
)

select * from rolled_up
