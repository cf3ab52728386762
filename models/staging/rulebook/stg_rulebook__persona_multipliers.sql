-- grain: one row per scoring model × buying role × signal × validity interval
with persona_multipliers as (
    select * from {{ ref('persona_multipliers') }}
),

cleaned as (
    select
        nullif(trim(multiplier_id), '') as multiplier_id,
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(buying_role), '') as buying_role,
        nullif(trim(signal), '') as signal,
        cast(multiplier as decimal(5, 2)) as multiplier,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from persona_multipliers
    where is_enabled
)

select * from cleaned
