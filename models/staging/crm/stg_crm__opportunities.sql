-- grain: one row per opportunity, as it arrived
with source as (
    {{ source_columns('crm', 'opportunities') }}
),

cleaned as (
    select
        opportunity_id,
        source_system,
        account_id,
        lead_id,
        owner_id,
        opportunity_kind,
        amount,
        currency,
        stage,
        coalesce(is_closed, false) as is_closed,
        coalesce(is_won, false) as is_won,
        created_at,
        accepted_at,
        expected_close_on,
        closed_at,
        lost_reason,
        motion,
        coalesce(is_deleted, false) as is_deleted,
        updated_at,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
