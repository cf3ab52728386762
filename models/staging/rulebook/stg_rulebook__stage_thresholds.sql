-- grain: one row per scoring model × motion × stage × validity interval
with stage_thresholds as (
    select * from {{ ref('stage_thresholds') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(motion), '') as motion,
        nullif(trim(stage), '') as stage,
        cast(min_score as decimal(9, 2)) as min_score,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from stage_thresholds
    where is_enabled
)

select * from cleaned
