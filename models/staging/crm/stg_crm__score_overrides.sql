-- grain: one row per override, as it arrived
with source as (
    {{ source_columns('crm', 'score_overrides') }}
),

cleaned as (
    select
        override_id,
        lead_id,
        override_kind,
        value,
        reason,
        made_by,
        made_at,
        expires_at,
        unreadable_columns
    from source
)

select * from cleaned
