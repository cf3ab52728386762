-- grain: one row per phrase in job titles × validity interval
with personas as (
    select * from {{ ref('personas') }}
),

cleaned as (
    select
        nullif(trim(persona_id), '') as persona_id,
        nullif(lower(trim(match_phrase)), '') as match_phrase,
        precedence,
        nullif(trim(seniority), '') as seniority,
        nullif(trim(function), '') as function,
        nullif(trim(buying_role), '') as buying_role,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from personas
    where is_enabled
)

select * from cleaned
