-- grain: one row per scoring model × current moment, or day moment that may meet the SQL gate
-- Of a day the history tells alone whether the gate is met, and never what is missing: where the
-- gate asks for a score, a day below it needs no further look.
with scores as (
    select * from {{ ref('int_scores__qualified') }}
),

criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
    where criterion_kind = 'min_score' and stage = 'sql' and is_must_have
),

days as (
    select * from {{ ref('util_history_days') }}
),

asking_days as (
    select
        criteria.scoring_model_id,
        days.history_on
    from days
    inner join criteria on {{ in_force('criteria', 'days.history_on') }}
    group by
        criteria.scoring_model_id,
        days.history_on
),

shortlisted as (
    select
        scores.scoring_model_id,
        scores.moment_id,
        scores.moment_kind,
        scores.scored_on,
        scores.score,
        scores.sql_min_score,
        scores.grade
    from scores
    left join asking_days
        on
            scores.scoring_model_id = asking_days.scoring_model_id
            and scores.scored_on = asking_days.history_on
    where
        scores.moment_kind = 'current'
        or (
            scores.moment_kind = 'day'
            and (asking_days.history_on is null or scores.score >= scores.sql_min_score)
        )
)

select * from shortlisted
