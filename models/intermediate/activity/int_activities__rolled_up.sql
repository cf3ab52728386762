-- grain: one row per recorded person × signal × day occurred, arrived and read × label and reason
-- Facts alone: no points, no ageing, no resolved person. Every raw event is in exactly one row here
-- or in int_acts__single. What can never count is counted without its person.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget(ref('int_arrival_days__due'), 'read_on') }}"
) }}
-- The ids must be noted first, or a run that stops in between would never note them.
-- depends_on: {{ ref('int_source_ids__noted') }}
with events as (
    select * from {{ ref('int_events__classified') }}
),

crowded as (
    select * from {{ ref('int_visits__crowded') }}
),

run as (
    select * from {{ ref('util_run') }}
),

fingerprint as (
    select * from {{ ref('int_activity_rules__fingerprinted') }}
),

labelled as (
    select
        events.source_key,
        events.signal,
        events.read_on,
        events.occurred_at,
        cast(events.occurred_at as date) as occurred_on,
        cast(events.known_at as date) as arrived_on,
        coalesce(events.machine_reason, crowded.machine_reason) as machine_reason,
        case
            when events.is_quarantined and events.is_loaded then 'quarantined'
            when events.occurred_at is null then 'quarantined'
            when events.copy_number > 1 then 'repeated'
            when
                events.is_quarantined
                or events.known_at > run.facts_until
                or (
                    events.occurred_at > run.as_of
                    and cast(events.occurred_at as date) = run.scored_on
                )
                then 'after_as_of'
            when events.signal = '' then 'no_signal'
            when coalesce(events.machine_reason, crowded.machine_reason) is not null then 'machine'
            else 'human'
        end as label
    from events
    cross join run
    left join crowded
        on
            events.source_key = crowded.source_key
            and events.read_on = crowded.read_on
            and events.occurred_at = crowded.occurred_at
            and events.kind_number = crowded.kind_number
    where not events.is_single_act
),

rolled_up as (
    select
        case when labelled.label = 'human' then labelled.source_key end as source_key,
        case when labelled.label = 'human' then labelled.signal else '' end as signal,
        labelled.occurred_on,
        labelled.arrived_on,
        labelled.read_on,
        labelled.label,
        case when labelled.label = 'machine' then labelled.machine_reason end as machine_reason,
        fingerprint.classified_by,
        cast(count(*) as {{ dbt.type_int() }}) as occurrences,
        min(labelled.occurred_at) as first_occurred_at,
        max(labelled.occurred_at) as last_occurred_at
    from labelled
    cross join fingerprint
    group by
        case when labelled.label = 'human' then labelled.source_key end,
        case when labelled.label = 'human' then labelled.signal else '' end,
        labelled.occurred_on,
        labelled.arrived_on,
        labelled.read_on,
        labelled.label,
        case when labelled.label = 'machine' then labelled.machine_reason end,
        fingerprint.classified_by
)

select * from rolled_up
