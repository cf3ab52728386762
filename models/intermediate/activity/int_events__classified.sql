-- grain: one row per raw event, with its signal ('' for none) and the label of a machine act
with events as (
    select * from {{ ref('int_events__described') }}
),

shapes as (
    select * from {{ ref('int_event_shapes__classified') }}
),

machine_acts as (
    select * from {{ ref('int_machine_acts__labelled') }}
),

classified as (
    select
        events.*,
        coalesce(shapes.signal, '') as signal,
        machine_acts.machine_reason
    from events
    left join shapes
        on
            events.channel = shapes.channel
            and events.event_type = shapes.event_type
            and events.page_path = shapes.page_path
            and events.visit_market = shapes.visit_market
            and events.duration_floor = shapes.duration_floor
            and events.depth_floor = shapes.depth_floor
            and events.reply_hours = shapes.reply_hours
    left join machine_acts on events.event_key = machine_acts.event_key
)

select * from classified
