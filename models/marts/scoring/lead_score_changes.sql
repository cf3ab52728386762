-- grain: one row per scoring model × lead × day × cause of a change of the raw score
-- A day is written whole; with the last row the days count as held by the history.
{{ config(
    materialized='incremental',
    unique_key='changed_on',
    on_schema_change='append_new_columns',
    full_refresh=false,
    post_hook=[
        "delete from {{ this }} where lead_id in (
            select source_id from {{ ref('int_erased_ids__listed') }} where id_kind = 'lead_id'
        )",
        "update {{ ref('util_history_ranges') }} set is_filled = true
        where run_id = '{{ invocation_id }}'",
    ]
) }}
-- depends_on: {{ ref('lead_score_history') }}
with evidence as (
    select * from {{ ref('int_evidence_days__attributed') }}
),

score_days as (
    select * from {{ ref('int_score_days__compared') }}
),

unioned as (
    select
        scoring_model_id,
        lead_id,
        changed_on,
        cause,
        points
    from evidence
    {%- for cause in ['cap', 'inactivity', 'rounding', 'clamping'] %}
    union all
    select
        scoring_model_id,
        lead_id,
        changed_on,
        '{{ cause }}' as cause,
        {{ cause }}_change as points
    from score_days
    {%- endfor %}
),

changes as (
    select
        scoring_model_id,
        lead_id,
        changed_on,
        cause,
        cast(sum(points) as {{ points_type() }}) as points
    from unioned
    group by
        scoring_model_id,
        lead_id,
        changed_on,
        cause
    having sum(points) <> 0
)

select * from changes
