-- grain: one row per change of stage, as it arrived
with source as (
    {{ source_columns('crm', 'lead_stage_changes') }}
),

cleaned as (
    select
        lead_id,
        stage,
        changed_at,
        changed_by,
        reason,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
