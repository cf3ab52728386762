-- grain: one row per scoring model × grade × validity interval
with grade_bands as (
    select * from {{ ref('grade_bands') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(grade), '') as grade,
        min_points,
        cast(max_points as decimal(9, 2)) as max_points,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from grade_bands
    where is_enabled
)

select * from cleaned
