-- grain: one row per criterion × validity interval
with qualification_criteria as (
    select * from {{ ref('qualification_criteria') }}
),

cleaned as (
    select
        nullif(trim(criterion_id), '') as criterion_id,
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(stage), '') as stage,
        nullif(trim(criterion_kind), '') as criterion_kind,
        min_value,
        nullif(trim(match_value), '') as match_value,
        within_days,
        coalesce(is_must_have, false) as is_must_have,
        nullif(trim(criterion_label), '') as criterion_label,
        nullif(trim(unmet_label), '') as unmet_label,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from qualification_criteria
    where is_enabled
)

select * from cleaned
