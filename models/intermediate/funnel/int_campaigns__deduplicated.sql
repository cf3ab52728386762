-- grain: one row per marketing campaign
-- Of repeated campaign ids the copy that started last stands.
with campaigns as (
    select * from {{ ref('stg_crm__campaigns') }}
),

numbered as (
    select
        campaign_id,
        campaign_name,
        lower(channel) as channel,
        row_number() over (
            partition by campaign_id
            order by
                started_on desc nulls last,
                {{ byte_order(row_text(['campaign_name', 'channel'])) }}
        ) as copy_number
    from campaigns
    where campaign_id is not null
),

deduplicated as (
    select
        campaign_id,
        campaign_name,
        channel
    from numbered
    where copy_number = 1
)

select * from deduplicated
