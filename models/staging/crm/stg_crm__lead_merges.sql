-- grain: one row per merge of two records, as it arrived
with source as (
    {{ source_columns('crm', 'lead_merges') }}
),

cleaned as (
    select
        losing_lead_id,
        winning_lead_id,
        merged_at,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
