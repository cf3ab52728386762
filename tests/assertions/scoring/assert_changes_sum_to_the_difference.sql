-- The causes of a day sum to the difference of raw_score and, with rounding and clamping, of score.
with score_days as (
    select * from {{ ref('int_score_days__compared') }}
),

changes as (
    select * from {{ ref('lead_score_changes') }}
),

summed as (
    select
        scoring_model_id,
        lead_id,
        changed_on,
        sum(case when cause in ('rounding', 'clamping') then 0 else points end) as raw_points,
        sum(points) as all_points
    from changes
    group by
        scoring_model_id,
        lead_id,
        changed_on
),

differing as (
    select
        score_days.scoring_model_id,
        score_days.lead_id,
        score_days.changed_on
    from score_days
    left join summed
        on
            score_days.scoring_model_id = summed.scoring_model_id
            and score_days.lead_id = summed.lead_id
            and score_days.changed_on = summed.changed_on
    where
        coalesce(summed.raw_points, 0) <> score_days.raw_change
        or coalesce(summed.all_points, 0)
        <> score_days.raw_change + score_days.rounding_change + score_days.clamping_change
)

select * from differing
