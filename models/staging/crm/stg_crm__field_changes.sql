-- grain: one row per change of one CRM field, as it arrived
with source as (
    {{ source_columns('crm', 'field_changes') }}
),

cleaned as (
    select
        entity_kind,
        entity_id,
        field,
        old_value,
        new_value,
        changed_at,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
