-- grain: one row per raw event, as often as it was sent
-- Gives each event its key, its arrival, the day on which it is read and, where it cannot be used,
-- the reason. read_on parts all events into days that are read, and read again, as a whole.
{{ config(tags='each_run') }}
with events as (
    select * from {{ ref('stg_activity__events') }}
),

keyed as (
    select
        {{ event_key() }} as event_key,
        occurred_at,
        loaded_at,
        sent_at,
        {{ known_at('occurred_at', 'loaded_at') }} as known_at,
        lower(channel) as channel,
        lower(event_type) as event_type,
        coalesce(lead_id, '') as recorded_lead_id,
        coalesce(email, '') as recorded_email,
        coalesce(anonymous_id, '') as recorded_anonymous_id,
        message_id,
        url,
        country,
        user_agent,
        duration_seconds,
        depth_percent,
        is_vendor_bot
    from events
),

screened as (
    select
        event_key,
        {{ short_hash('event_key') }} as event_hash,
        {{ text_key(row_text(['recorded_lead_id', 'recorded_email', 'recorded_anonymous_id'])) }}
            as source_key,
        cast(coalesce(loaded_at, occurred_at, {{ start_of_time() }}) as date) as read_on,
        occurred_at,
        loaded_at,
        known_at,
        sent_at,
        channel,
        event_type,
        recorded_lead_id,
        recorded_email,
        recorded_anonymous_id,
        message_id,
        url,
        country,
        user_agent,
        duration_seconds,
        depth_percent,
        is_vendor_bot,
        case
            when occurred_at is null then 'occurred_at is missing or unreadable'
            when occurred_at > {{ a_day_after('coalesce(loaded_at, ' ~ run_start() ~ ')') }}
                then 'dated more than a day after its arrival'
        end as quarantine_reason
    from keyed
)

select * from screened
