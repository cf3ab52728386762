-- grain: one row per scoring model × lead, as of the run
-- Leads that the run need not score keep their rows: their score rests on the same.
-- depends_on: {{ ref('scoring_runs') }}
{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    pre_hook=[
        "{{ forget_due_leads(ref('int_leads__compared'), 'current') }}",
        "{{ move_to_the_day(ref('int_leads__compared')) }}",
    ]
) }}
with scores as (
    select * from {{ ref('int_scores__qualified') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

gates as (
    select * from {{ ref('int_criteria__told') }}
),

reasons as (
    select * from {{ ref('int_leads__explained') }}
),

versions as (
    select * from {{ ref('util_rulebook_versions') }}
),

current_scores as (
    select
        scores.scoring_model_id,
        scores.lead_id,
        profiles.account_id,
        profiles.owner_id,
        scores.scored_on,
        profiles.created_at,
        reasons.last_engaged_at,
        scores.grade,
        scores.intent_level,
        scores.motion,
        profiles.lifecycle_stage,
        profiles.account_match,
        profiles.account_tie_break,
        scores.next_action,
        scores.nurture_track,
        gates.unmet_conditions,
        scores.exclusion_reason,
        scores.exclusion_reasons,
        reasons.top_reasons,
        scores.fit_score,
        scores.intent_points,
        scores.inactivity_penalty,
        scores.intent_score,
        scores.negative_points,
        scores.raw_score,
        scores.rounded_score,
        scores.score,
        scores.priority,
        scores.coverage,
        profiles.account_confidence,
        scores.is_mql,
        coalesce(gates.is_gate_met, false)
        and not scores.is_excluded
        and not scores.is_disqualified as is_sql_ready,
        scores.is_disqualified,
        scores.is_excluded,
        profiles.is_point_in_time as profile_is_point_in_time,
        versions.rulebook_version
    from scores
    inner join profiles on scores.moment_id = profiles.moment_id
    left join gates
        on
            scores.scoring_model_id = gates.scoring_model_id
            and scores.moment_id = gates.moment_id
    left join reasons
        on
            scores.scoring_model_id = reasons.scoring_model_id
            and scores.moment_id = reasons.moment_id
    left join versions
        on
            scores.scoring_model_id = versions.scoring_model_id
            and scores.rulebook_from = versions.rulebook_from
    where scores.moment_kind = 'current'
)

select * from current_scores
