-- grain: one row per answer to a qualification question, as it arrived
with source as (
    {{ source_columns('crm', 'qualification_answers') }}
),

cleaned as (
    select
        lead_id,
        opportunity_id,
        framework,
        criterion,
        answer,
        answered_by,
        answered_at,
        unreadable_columns
    from source
)

select * from cleaned
