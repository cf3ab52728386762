-- grain: one row per event, as it arrived
with source as (
    {{ source_columns('activity', 'events') }}
),

cleaned as (
    select
        event_id,
        occurred_at,
        loaded_at,
        sent_at,
        channel,
        event_type,
        lead_id,
        lower(email) as email,
        anonymous_id,
        session_id,
        page_view_id,
        message_id,
        url,
        referrer,
        asset,
        campaign_id,
        duration_seconds,
        depth_percent,
        country,
        user_agent,
        ip_address,
        coalesce(is_vendor_bot, false) as is_vendor_bot,
        unreadable_columns
    from source
)

select * from cleaned
