-- grain: one row per lead × scoring model × what became of its events
-- Without a scoring model: events that take no part in any score of the lead.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_due_leads(ref('int_leads__compared'), 'current') }}"
) }}
with placed as (
    select * from {{ ref('int_activities__placed') }}
    where disposition <> 'in_question'
),

accounted_for as (
    select * from {{ ref('int_activities__accounted_for') }}
),

unioned as (
    select
        lead_id,
        cast(null as {{ dbt.type_string() }}) as scoring_model_id,
        disposition,
        occurrences as events_count
    from placed
    union all
    select
        lead_id,
        scoring_model_id,
        disposition,
        events_count
    from accounted_for
),

disposed as (
    select
        lead_id,
        scoring_model_id,
        disposition,
        cast(sum(events_count) as {{ dbt.type_int() }}) as events_count
    from unioned
    group by
        lead_id,
        scoring_model_id,
        disposition
)

select * from disposed
