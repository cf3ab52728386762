-- grain: one row per size or amount range × validity interval
with motions as (
    select * from {{ ref('motions') }}
),

cleaned as (
    select
        nullif(trim(motion), '') as motion,
        nullif(trim(subject), '') as subject,
        match_min,
        match_max,
        precedence,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from motions
    where is_enabled
)

select * from cleaned
