-- grain: one row per combination of ids that events carry, ever read
{{ config(materialized='incremental') }}
with events as (
    select * from {{ ref('int_events__due') }}
),
{% if is_incremental() %}
known as (
    select * from {{ this }}
),
{% endif %}
noted as (
    select
        events.source_key,
        events.recorded_lead_id,
        events.recorded_email,
        events.recorded_anonymous_id
    from events
    {% if is_incremental() -%}
    left join known on events.source_key = known.source_key
    where known.source_key is null
    {% endif -%}
    group by
        events.source_key,
        events.recorded_lead_id,
        events.recorded_email,
        events.recorded_anonymous_id
)

select * from noted
