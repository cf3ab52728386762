-- grain: one row per observation of another score, as it arrived
with source as (
    {{ source_columns('crm', 'external_scores') }}
),

cleaned as (
    select
        lead_id,
        scorer,
        score,
        observed_at,
        unreadable_columns
    from source
)

select * from cleaned
