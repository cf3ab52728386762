-- grain: one row per raw event, told whether it is the copy that counts
-- The first arrival stands. Only events whose hash occurs twice pass through the ranking.
with events as (
    select * from {{ ref('int_events__classified') }}
),

repeated as (
    select * from {{ ref('int_event_keys__repeated') }}
),

candidates as (
    select
        events.*,
        row_number() over (
            partition by events.event_key
            order by
                case when events.quarantine_reason is null then 0 else 1 end,
                events.loaded_at asc nulls last,
                events.occurred_at,
                {{ row_text([
                    'events.channel', 'events.event_type', 'events.recorded_lead_id',
                    'events.recorded_email', 'events.recorded_anonymous_id', 'events.url',
                    'events.message_id', 'events.duration_seconds', 'events.depth_percent',
                ]) }}
        ) as copy_number
    from events
    inner join repeated on events.event_hash = repeated.event_hash
),

singles as (
    select
        events.*,
        1 as copy_number
    from events
    left join repeated on events.event_hash = repeated.event_hash
    where repeated.event_hash is null
),

deduplicated as (
    select * from candidates
    union all
    select * from singles
)

select * from deduplicated
