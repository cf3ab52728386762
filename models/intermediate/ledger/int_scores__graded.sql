-- grain: one row per scoring model × moment, with grade, intent level, motion and MQL
-- Has no memory: each moment is judged by its own score and the thresholds of its day.
{{ config(materialized='table') }}
with scores as (
    select * from {{ ref('int_scores__summed') }}
),

coverages as (
    select * from {{ ref('int_fit__covered') }}
),

bands as (
    select * from {{ ref('stg_rulebook__grade_bands') }}
),

levels as (
    select * from {{ ref('stg_rulebook__intent_levels') }}
),

standings as (
    select * from {{ ref('int_leads__standing') }}
),

judged as (
    select
        scores.*,
        {{ rate('coverages.known_subjects_count', 'coverages.subjects_count') }} as coverage,
        case
            when coalesce(coverages.known_subjects_count, 0) > 0 then bands.grade
        end as grade,
        levels.intent_level,
        standings.motion,
        coalesce(standings.exclusion_reason, 'rule:' || scores.excluding_rule_id)
            as exclusion_reason,
        case
            when standings.exclusion_reasons is null then 'rule:' || scores.excluding_rule_id
            when scores.excluding_rule_id is null then standings.exclusion_reasons
            else standings.exclusion_reasons || '; rule:' || scores.excluding_rule_id
        end as exclusion_reasons
    from scores
    left join coverages
        on
            scores.scoring_model_id = coverages.scoring_model_id
            and scores.moment_id = coverages.moment_id
    left join bands
        on
            scores.scoring_model_id = bands.scoring_model_id
            and {{ in_force('bands', 'scores.scored_on') }}
            and {{ in_range('scores.fit_score', 'bands.min_points', 'bands.max_points') }}
    left join levels
        on
            scores.scoring_model_id = levels.scoring_model_id
            and {{ in_force('levels', 'scores.scored_on') }}
            and {{ in_range('scores.intent_score', 'levels.min_points', 'levels.max_points') }}
    inner join standings on scores.moment_id = standings.moment_id
),

graded as (
    select
        *,
        exclusion_reason is not null as is_excluded
    from judged
)

select * from graded
