-- grain: one row per scoring model × moment, with its thresholds, priority and MQL flag
with scores as (
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
        mql_gate.min_score as mql_min_score,
        sql_gate.min_score as sql_min_score,
        coalesce(
            scores.score >= mql_gate.min_score
            and not scores.is_excluded
            and not scores.is_disqualified,
            false
        ) as is_mql,
        case when not scores.is_excluded then matrix.priority end as priority,
        case when not scores.is_excluded then matrix.action end as next_action,
        case when not scores.is_excluded then matrix.nurture_track end as nurture_track
    from scores
    left join thresholds as mql_gate
        on
            scores.scoring_model_id = mql_gate.scoring_model_id
            and scores.motion = mql_gate.motion
            and mql_gate.stage = 'mql'
            and {{ in_force('mql_gate', 'scores.scored_on') }}
    left join thresholds as sql_gate
        on
            scores.scoring_model_id = sql_gate.scoring_model_id
            and scores.motion = sql_gate.motion
            and sql_gate.stage = 'sql'
            and {{ in_force('sql_gate', 'scores.scored_on') }}
    left join matrix
        on
            scores.scoring_model_id = matrix.scoring_model_id
            and coalesce(scores.grade, 'unknown') = matrix.grade
            and scores.intent_level = matrix.intent_level
            and {{ in_force('matrix', 'scores.scored_on') }}
)

select * from qualified
