-- grain: one row per request to be erased, as it arrived
with source as (
    {{ source_columns('crm', 'erasure_requests') }}
),

cleaned as (
    select
        lead_id,
        lower(email) as email,
        requested_at,
        unreadable_columns
    from source
)

select * from cleaned
