-- grain: one row per event that a signal may count for its speed, with the tightest limit it meets
-- reply_hours is the smallest max_hours_since_our_touch of the rulebook within which it came.
-- Both sides are taken for the person they were at the moment of the reply.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__screened') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
),

touches as (
    select * from {{ ref('stg_activity__sales_touches') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__chosen') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

run as (
    select * from {{ ref('util_run') }}
),

timed_kinds as (
    select
        channel,
        event_type
    from signals
    where max_hours_since_our_touch is not null
    group by
        channel,
        event_type
),

replies as (
    select
        events.event_key,
        events.occurred_at,
        coalesce(resolved.record_id, addresses.record_id) as record_id
    from events
    inner join timed_kinds
        on events.channel = timed_kinds.channel and events.event_type = timed_kinds.event_type
    left join resolved
        on events.recorded_lead_id = resolved.record_id and resolved.hops = 0
    left join addresses on events.recorded_email = addresses.email
    where events.quarantine_reason is null
),

reply_leads as (
    select
        replies.event_key,
        replies.occurred_at,
        {{ first_known('resolved.lead_id', '-resolved.hops') }} as lead_id
    from replies
    inner join resolved
        on replies.record_id = resolved.record_id and replies.occurred_at >= resolved.merged_at
    group by
        replies.event_key,
        replies.occurred_at
),

since_touch as (
    select
        reply_leads.event_key,
        min({{ seconds_apart('reply_leads.occurred_at', 'touches.occurred_at') }})
            as seconds_since_our_touch
    from reply_leads
    inner join resolved
        on
            reply_leads.lead_id = resolved.lead_id
            and reply_leads.occurred_at >= resolved.merged_at
    inner join touches
        on
            resolved.record_id = touches.lead_id
            and lower(touches.direction) = 'outbound'
            and reply_leads.occurred_at >= touches.occurred_at
    cross join run
    where {{ known_at('touches.occurred_at', 'touches.loaded_at') }} <= run.known_as_of
    group by reply_leads.event_key
),

timed as (
    select
        since_touch.event_key,
        min(signals.max_hours_since_our_touch) as reply_hours
    from since_touch
    inner join signals
        on
            since_touch.seconds_since_our_touch
            <= {{ hours_in_seconds('signals.max_hours_since_our_touch') }}
    group by since_touch.event_key
)

select * from timed
