-- grain: one row per scoring model × grade × intent level × validity interval
with priority_matrix as (
    select * from {{ ref('priority_matrix') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(grade), '') as grade,
        nullif(trim(intent_level), '') as intent_level,
        priority,
        nullif(trim(action), '') as action,
        nullif(trim(nurture_track), '') as nurture_track,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from priority_matrix
    where is_enabled
)

select * from cleaned
