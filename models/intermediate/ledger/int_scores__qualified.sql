-- grain: one row per scoring model × moment, with its thresholds, priority and MQL flag
with

scores as (
    select * from {{ ref('int_scores__graded') }}
),

thresholds as (
    select * from {{ ref('stg_rulebook__stage_thresholds') }}
),

matrix as (
    select * from {{ ref('stg_rulebook__priority_matrix') }}
),

qualified as (
    select
        scores.*,
        mql.min_score as mql_min_score,
        sql_ready.min_score as sql_min_score,
        coalesce(
            scores.score >= mql.min_score
            and not scores.is_excluded
            and not scores.is_disqualified,
            false
        ) as is_mql,
        case when not scores.is_excluded then matrix.priority end as priority,
        case when not scores.is_excluded then matrix.action end as next_action,
        case when not scores.is_excluded then matrix.nurture_track end as nurture_track
    from scores
    left join thresholds as mql
        on
            scores.scoring_model_id = mql.scoring_model_id
            and scores.motion = mql.motion
            and mql.stage = 'mql'
            and {{ in_force('mql', 'scores.scored_on') }}
    left join thresholds as sql_ready
        on
            scores.scoring_model_id = sql_ready.scoring_model_id
            and scores.motion = sql_ready.motion
            and sql_ready.stage = 'sql'
            and {{ in_force('sql_ready', 'scores.scored_on') }}
    left join matrix
        on
            scores.scoring_model_id = matrix.scoring_model_id
            and coalesce(scores.grade, 'unknown') = matrix.grade
            and scores.intent_level = matrix.intent_level
            and {{ in_force('matrix', 'scores.scored_on') }}
)

select * from qualified
