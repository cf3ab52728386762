-- grain: one row per scoring model × moment, with the last engagement and the top reasons in words
with scores as (
    select * from {{ ref('int_scores__graded') }}
),

reasons as (
    select * from {{ ref('int_reasons__topped') }}
),

engagements as (
    select * from {{ ref('int_engagements__last') }}
),

explained as (
    select
        scores.scoring_model_id,
        scores.moment_id,
        engagements.last_engaged_at,
        reasons.top_reasons
    from scores
    left join reasons
        on
            scores.scoring_model_id = reasons.scoring_model_id
            and scores.moment_id = reasons.moment_id
    left join engagements on scores.moment_id = engagements.moment_id
)

select * from explained
