-- grain: one row per user, as it arrived
-- A user whose is_active is null may still be at work: null means that the CRM does not say.
with source as (
    {{ source_columns('crm', 'users') }}
),

cleaned as (
    select
        user_id,
        user_name,
        team,
        manager_id,
        time_zone,
        is_active,
        unreadable_columns
    from source
)

select * from cleaned
