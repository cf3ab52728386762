-- grain: one row per act that may be judged anew × limit on the time since our own touch (-1: none)
-- Acts on messages and replies: what arrives later can show that a machine did them, that a person
-- was there after all, or that a reply was a quick one. Facts alone, like the roll-up.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget(ref('int_arrival_days__due'), 'read_on') }}"
) }}
-- The ids must be noted first, or a run that stops in between would never note them.
-- depends_on: {{ ref('int_source_ids__noted') }}
with events as (
    select * from {{ ref('int_events__classified') }}
),

shapes as (
    select * from {{ ref('int_event_shapes__classified') }}
),

bands as (
    select * from {{ ref('int_signal_bands__crossed') }}
),

fingerprint as (
    select * from {{ ref('int_activity_rules__fingerprinted') }}
),

limits as (
    select reply_hours
    from bands
    group by reply_hours
),

variants as (
    select
        events.*,
        limits.reply_hours
    from events
    inner join limits on (limits.reply_hours = -1 or events.is_timed)
    where events.is_single_act
),

single as (
    select
        variants.event_key,
        variants.reply_hours,
        variants.source_key,
        variants.recorded_lead_id,
        variants.recorded_email,
        nullif({{ recorded_person('variants') }}, '') as recorded_person,
        {{ text_key(recorded_person('variants')) }} as actor_key,
        variants.message_id,
        variants.url,
        variants.read_on,
        variants.occurred_at,
        variants.known_at,
        coalesce(shapes.signal, variants.signal) as signal,
        variants.machine_reason,
        variants.is_click,
        variants.is_timed,
        fingerprint.classified_by
    from variants
    cross join fingerprint
    left join shapes
        on
            variants.kind_number = shapes.kind_number
            and variants.visit_market = shapes.visit_market
            and variants.duration_floor = shapes.duration_floor
            and variants.depth_floor = shapes.depth_floor
            and variants.reply_hours = shapes.reply_hours
)

select * from single
