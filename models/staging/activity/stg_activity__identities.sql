-- grain: one row per link, as it arrived
with source as (
    {{ source_columns('activity', 'identities') }}
),

cleaned as (
    select
        anonymous_id,
        lead_id,
        lower(email) as email,
        linked_at,
        unreadable_columns
    from source
)

select * from cleaned
