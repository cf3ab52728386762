-- grain: one row per lead and one of its addresses, as it arrived
with source as (
    {{ source_columns('crm', 'lead_emails') }}
),

cleaned as (
    select
        lead_id,
        lower(email) as email,
        coalesce(is_primary, false) as is_primary,
        unreadable_columns
    from source
)

select * from cleaned
