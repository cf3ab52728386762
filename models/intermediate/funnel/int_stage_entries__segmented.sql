-- grain: one row per lead that is not excluded × funnel stage that it was seen to enter
-- Its segments on entry: score, grade, rep and source of the entry day's end, by the champion.
-- The channel is the campaign's, else that of the lead source, else unknown.
with entries as (
    select * from {{ ref('int_stage_entries__kept') }}
),

leads as (
    select * from {{ ref('int_lead_sources__kept') }}
),

campaigns as (
    select * from {{ ref('int_campaigns__deduplicated') }}
),

source_channels as (
    select * from {{ ref('lead_source_channels') }}
),

score_bands as (
    select * from {{ ref('score_bands') }}
),

banded as (
    select
        entries.score,
        score_bands.score_band
    from entries
    inner join score_bands
        on {{ in_range('entries.score', 'score_bands.min_score', 'score_bands.max_score') }}
    group by
        entries.score,
        score_bands.score_band
),

segmented as (
    select
        entries.lead_id,
        entries.stage,
        entries.stage_order,
        entries.entered_at,
        coalesce(campaigns.channel, source_channels.channel, 'unknown') as channel,
        coalesce(entries.source_name, 'unknown') as source,
        coalesce(entries.campaign_id, 'none') as campaign,
        coalesce(entries.owner_id, 'unassigned') as rep,
        coalesce(banded.score_band, 'unknown') as score_band,
        coalesce(entries.grade, 'unknown') as grade
    from entries
    left join leads on entries.lead_id = leads.lead_id
    left join campaigns on entries.campaign_id = campaigns.campaign_id
    left join source_channels on entries.source_name = source_channels.lead_source
    left join banded on entries.score = banded.score
    where not coalesce(leads.is_excluded, false)
)

select * from segmented
