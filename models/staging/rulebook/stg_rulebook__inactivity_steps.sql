-- grain: one row per step of inactivity × validity interval
with inactivity_steps as (
    select * from {{ ref('inactivity_steps') }}
),

cleaned as (
    select
        nullif(trim(step_id), '') as step_id,
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(step_label), '') as step_label,
        min_days,
        cast(points as decimal(9, 2)) as points,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from inactivity_steps
    where is_enabled
)

select * from cleaned
