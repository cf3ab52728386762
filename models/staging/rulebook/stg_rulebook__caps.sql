-- grain: one row per cap × validity interval
with caps as (
    select * from {{ ref('caps') }}
),

cleaned as (
    select
        nullif(trim(cap_id), '') as cap_id,
        nullif(trim(scoring_model_id), '') as scoring_model_id,
        nullif(trim(cap_scope), '') as cap_scope,
        nullif(trim(cap_key), '') as cap_key,
        cast(max_points as decimal(9, 2)) as max_points,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from caps
    where is_enabled
)

select * from cleaned
