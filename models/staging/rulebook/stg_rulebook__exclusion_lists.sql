-- grain: one row per mark of an excluded lead × validity interval
with exclusion_lists as (
    select * from {{ ref('exclusion_lists') }}
),

cleaned as (
    select
        nullif(trim(exclusion_id), '') as exclusion_id,
        nullif(trim(reason), '') as reason,
        nullif(trim(match_kind), '') as match_kind,
        nullif(lower(trim(match_value)), '') as match_value,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from exclusion_lists
    where is_enabled
)

select * from cleaned
