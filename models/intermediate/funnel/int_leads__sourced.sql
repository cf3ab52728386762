-- grain: one row per scoring moment, with where the lead came from and who owns it, as known then
with profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

sourced as (
    select
        moment_id,
        account_id,
        owner_id,
        campaign_id,
        created_at,
        lower(trim(lead_source)) as source_name
    from profiles
)

select * from sourced
