-- grain: one row per record of consent, as it arrived
with source as (
    {{ source_columns('crm', 'consents') }}
),

cleaned as (
    select
        lead_id,
        lower(email) as email,
        purpose,
        status,
        recorded_at,
        unreadable_columns
    from source
)

select * from cleaned
