-- grain: one row per scoring model × what the rules made of events that could count
with lead_events as (
    select * from {{ ref('int_lead_events__disposed') }}
    where scoring_model_id is not null
),

used as (
    select
        scoring_model_id,
        disposition,
        sum(events_count) as events_count
    from lead_events
    group by
        scoring_model_id,
        disposition
)

select * from used
