-- grain: one row per scoring moment, with where the lead came from and who owns it, as known then
-- The channel is the campaign's, else that of the lead source, else unknown.
with profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

campaigns as (
    select * from {{ ref('int_campaigns__deduplicated') }}
),

source_channels as (
    select * from {{ ref('lead_source_channels') }}
),

users as (
    select * from {{ ref('int_users__deduplicated') }}
),

named as (
    select
        *,
        lower(trim(lead_source)) as source_name
    from profiles
),

sourced as (
    select
        named.moment_id,
        named.account_id,
        named.owner_id,
        named.campaign_id,
        named.created_at,
        coalesce(campaigns.channel, source_channels.channel, 'unknown') as channel,
        named.source_name,
        users.user_name as owner_name,
        campaigns.campaign_name
    from named
    left join campaigns on named.campaign_id = campaigns.campaign_id
    left join source_channels on named.source_name = source_channels.lead_source
    left join users on named.owner_id = users.user_id
)

select * from sourced
