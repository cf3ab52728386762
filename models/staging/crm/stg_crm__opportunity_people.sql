-- grain: one row per opportunity and person, as it arrived
with source as (
    {{ source_columns('crm', 'opportunity_people') }}
),

cleaned as (
    select
        opportunity_id,
        lead_id,
        buying_role,
        coalesce(is_primary, false) as is_primary,
        added_at,
        unreadable_columns
    from source
)

select * from cleaned
