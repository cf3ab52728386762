-- grain: one row per order, as it arrived
with source as (
    {{ source_columns('crm', 'purchases') }}
),

cleaned as (
    select
        account_id,
        purchased_at,
        amount,
        currency,
        product_line,
        unreadable_columns
    from source
)

select * from cleaned
