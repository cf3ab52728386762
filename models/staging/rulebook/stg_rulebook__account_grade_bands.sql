-- grain: one row per scoring model × grade of an account × validity interval
with account_grade_bands as (
    select * from {{ ref('account_grade_bands') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(grade), '') as grade,
        min_points,
        max_points,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from account_grade_bands
    where is_enabled
)

select * from cleaned
