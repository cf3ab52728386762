-- grain: one row per event and attribute, as it arrived
with source as (
    {{ source_columns('activity', 'event_attributes') }}
),

cleaned as (
    select
        event_id,
        attribute,
        value,
        unreadable_columns
    from source
)

select * from cleaned
