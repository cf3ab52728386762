-- grain: one row per signal rule × validity interval
with signals as (
    select * from {{ ref('signals') }}
),

cleaned as (
    select
        nullif(trim(signal_rule_id), '') as signal_rule_id,
        nullif(trim(signal), '') as signal,
        nullif(trim(signal_label), '') as signal_label,
        precedence,
        nullif(trim(channel), '') as channel,
        nullif(trim(event_type), '') as event_type,
        nullif(lower(trim(provider)), '') as provider,
        nullif(lower(trim(topic)), '') as topic,
        nullif(trim(page_segment), '') as page_segment,
        min_duration_seconds,
        min_depth_percent,
        max_hours_since_our_touch,
        min_magnitude,
        nullif(trim(visit_market), '') as visit_market,
        nullif(trim(intent_level), '') as intent_level,
        coalesce(is_engagement, false) as is_engagement,
        coalesce(is_company_evidence, false) as is_company_evidence,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from signals
    where is_enabled
)

select * from cleaned
