-- grain: one row per campaign and month, as it arrived
with source as (
    {{ source_columns('crm', 'campaign_spend') }}
),

cleaned as (
    select
        channel,
        campaign_id,
        month,
        amount,
        currency,
        unreadable_columns
    from source
)

select * from cleaned
