-- grain: one row per scoring model × lead × rule, as of the run
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
with reasons as (
    select * from {{ ref('int_reasons__worded') }}
),

listed as (
    select
        scoring_model_id,
        lead_id,
        rule_id,
        scored_on,
        kind,
        rule_label,
        reason,
        first_evidence_at,
        last_evidence_at,
        points,
        occurrences,
        counted_occurrences,
        multiplier,
        earned_points,
        lost_to_decay,
        lost_to_caps,
        lost_to_floor,
        contribution,
        cast(reason_rank as {{ dbt.type_int() }}) as reason_rank,
        is_company_evidence
    from reasons
)

select * from listed
