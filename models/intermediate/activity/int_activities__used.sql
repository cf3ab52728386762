-- grain: one row per scoring model × what the rules made of events that could count
-- A table of few rows: tests and the account of all events read it more than once.
{{ config(materialized='table') }}
with judged as (
    select * from {{ ref('int_activities__judged') }}
),

used as (
    select
        scoring_model_id,
        'counted' as disposition,
        sum(counted_occurrences) as events_count
    from judged
    group by scoring_model_id
    union all
    select
        scoring_model_id,
        rest_disposition as disposition,
        sum(occurrences - counted_occurrences) as events_count
    from judged
    where occurrences > counted_occurrences
    group by
        scoring_model_id,
        rest_disposition
)

select * from used
