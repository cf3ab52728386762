-- grain: one row per scoring model × validity interval
with scoring_models as (
    select * from {{ ref('scoring_models') }}
),

cleaned as (
    select
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(model_label), '') as model_label,
        nullif(trim(model_role), '') as model_role,
        reviewed_on,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from scoring_models
    where is_enabled
)

select * from cleaned
