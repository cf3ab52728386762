-- grain: one row per lead × kind of moment, with the key of what its kept scores rest on
-- Noted last, when every table that is kept by lead holds the rows of these scores; a run that
-- leaves one of them out notes nothing. A lead that was not due is noted for the day of the run.
{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    pre_hook=[
        "{{ forget_notes(
            'int_leads__kept', ref('int_leads__compared'), ['lead_id', 'moment_kind']
        ) }}",
        "{{ move_to_the_day(ref('int_leads__compared')) }}",
    ]
) }}
{%- for name in tables_kept_by_lead() %}
-- depends_on: {{ ref(name) }}
{%- endfor %}
with compared as (
    select * from {{ ref('int_leads__compared') }}
),

kept as (
    select
        lead_id,
        moment_kind,
        score_key,
        scored_on
    from compared
    where is_due and {{ builds_all_of(tables_kept_by_lead()) }}
)

select * from kept
