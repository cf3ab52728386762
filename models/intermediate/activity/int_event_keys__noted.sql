-- grain: one row per raw event ever read, repeats included
-- A hash, a day and a flag an event: so its repeats are found, however far apart they arrive,
-- without reading the events again.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget(ref('int_arrival_days__due'), 'read_on') }}"
) }}
-- Noted last: after a run that stopped before, the next one finds the same keys new.
-- depends_on: {{ ref('int_event_copies__located') }}, {{ ref('int_event_hashes__repeated') }}
-- depends_on: {{ ref('int_activities__rolled_up') }}, {{ ref('int_acts__single') }}
with keys as (
    select * from {{ ref('int_event_keys__read') }}
),

noted as (
    select
        event_hash,
        read_on,
        is_loaded
    from keys
)

select * from noted
