-- grain: one row per scoring model × lead × day of change of this run's history, with its state
-- It holds from its day to the lead's next day of change, the lead's end or the end of the range;
-- valid_to is null where the history ends.
with scores as (
    select * from {{ ref('int_scores__qualified') }}
    where moment_kind = 'day'
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

gates as (
    select * from {{ ref('int_criteria__told') }}
),

versions as (
    select * from {{ ref('util_rulebook_versions') }}
),

spans as (
    select * from {{ ref('int_day_moments__followed') }}
),

dated as (
    select
        scores.scoring_model_id,
        scores.lead_id,
        scores.moment_id,
        spans.history_on as valid_from,
        spans.held_to as valid_to,
        scores.grade,
        scores.intent_level,
        profiles.lifecycle_stage,
        scores.fit_score,
        scores.intent_score,
        scores.negative_points,
        scores.raw_score,
        scores.rounded_score,
        scores.score,
        scores.priority,
        scores.is_mql,
        coalesce(gates.is_gate_met, false)
        and not scores.is_excluded
        and not scores.is_disqualified as is_sql_ready,
        scores.is_disqualified,
        scores.is_excluded,
        profiles.is_point_in_time as profile_is_point_in_time,
        versions.rulebook_version
    from scores
    inner join spans on scores.moment_id = spans.moment_id
    inner join profiles on scores.moment_id = profiles.moment_id
    left join gates
        on
            scores.scoring_model_id = gates.scoring_model_id
            and scores.moment_id = gates.moment_id
    left join versions
        on
            scores.scoring_model_id = versions.scoring_model_id
            and scores.rulebook_from = versions.rulebook_from
    where spans.is_written
)

select * from dated
