-- grain: one row per marketing campaign, as it arrived
with source as (
    {{ source_columns('crm', 'campaigns') }}
),

cleaned as (
    select
        campaign_id,
        campaign_name,
        channel,
        parent_campaign_id,
        started_on,
        ended_on,
        unreadable_columns
    from source
)

select * from cleaned
