-- grain: one row per touch, as it arrived
with source as (
    {{ source_columns('activity', 'sales_touches') }}
),

cleaned as (
    select
        touch_id,
        lead_id,
        opportunity_id,
        account_id,
        user_id,
        touch_kind,
        direction,
        outcome,
        coalesce(is_automated, false) as is_automated,
        occurred_at,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
