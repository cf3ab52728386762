-- grain: one row per scoring model × intent level × validity interval
with intent_levels as (
    select * from {{ ref('intent_levels') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(intent_level), '') as intent_level,
        min_points,
        cast(max_points as decimal(9, 2)) as max_points,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from intent_levels
    where is_enabled
)

select * from cleaned
