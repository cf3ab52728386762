-- grain: one row per raw event read in this run, with its signal ('' for none)
-- A quick reply is known only when our own touches are: here each reply counts as a slow one, and
-- int_acts__judged looks again. An act that may yet be judged anew is kept as a single act, and
-- only of such acts more than the facts that are counted is written here.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__described') }}
),

shapes as (
    select * from {{ ref('int_event_shapes__classified') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

classified as (
    select
        events.*,
        coalesce(shapes.signal, '') as signal,
        events.copy_number = 1
        and events.quarantine_reason is null
        and (
            events.is_timed
            or (
                events.message_id is not null
                and (events.machine_reason is not null or coalesce(signals.is_engagement, false))
            )
        ) as is_single_act
    from events
    left join shapes
        on
            events.kind_number = shapes.kind_number
            and events.visit_market = shapes.visit_market
            and events.duration_floor = shapes.duration_floor
            and events.depth_floor = shapes.depth_floor
            and shapes.reply_hours = -1
    left join signals on shapes.signal = signals.signal
),

narrowed as (
    select
        source_key,
        read_on,
        occurred_at,
        known_at,
        loaded_at is not null as is_loaded,
        quarantine_reason is not null as is_quarantined,
        copy_number,
        signal,
        machine_reason,
        is_single_act,
        is_timed,
        kind_number,
        visit_market,
        duration_floor,
        depth_floor,
        case when is_single_act then event_key end as event_key,
        case when is_single_act then recorded_lead_id end as recorded_lead_id,
        case when is_single_act then recorded_email end as recorded_email,
        case when is_single_act then recorded_anonymous_id end as recorded_anonymous_id,
        case when is_single_act then message_id end as message_id,
        case when is_single_act then url end as url,
        is_single_act and channel = 'email' and event_type = 'click' as is_click
    from classified
)

select * from narrowed
