-- grain: one row per lead that is not excluded × funnel stage that it was seen to enter
-- Its segments on entry: score, grade, rep and source of the entry day's end, by the champion.
with entries as (
    select * from {{ ref('int_stage_entries__assigned_to_moments') }}
),

scores as (
    select * from {{ ref('int_scores__graded') }}
),

score_bands as (
    select * from {{ ref('score_bands') }}
),

sources as (
    select * from {{ ref('int_leads__sourced') }}
),

champion_scores as (
    select
        moment_id,
        moment_kind,
        lead_id,
        score,
        grade,
        is_excluded
    from scores
    where model_role = 'champion'
),

segmented as (
    select
        entries.lead_id,
        entries.stage,
        entries.stage_order,
        entries.entered_at,
        coalesce(sources.channel, 'unknown') as channel,
        coalesce(sources.source_name, 'unknown') as source,
        coalesce(sources.campaign_id, 'none') as campaign,
        coalesce(sources.owner_id, 'unassigned') as rep,
        coalesce(score_bands.score_band, 'unknown') as score_band,
        coalesce(entry_scores.grade, 'unknown') as grade
    from entries
    left join champion_scores as scores_now
        on entries.lead_id = scores_now.lead_id and scores_now.moment_kind = 'current'
    left join champion_scores as entry_scores on entries.moment_id = entry_scores.moment_id
    left join sources on entries.moment_id = sources.moment_id
    left join score_bands
        on {{ in_range('entry_scores.score', 'score_bands.min_score', 'score_bands.max_score') }}
    where not coalesce(scores_now.is_excluded, false)
)

select * from segmented
