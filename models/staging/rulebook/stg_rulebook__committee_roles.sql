-- grain: one row per role in a buying committee × validity interval
with committee_roles as (
    select * from {{ ref('committee_roles') }}
),

cleaned as (
    select
        nullif(trim(committee_role), '') as committee_role,
        nullif(trim(committee_role_label), '') as committee_role_label,
        lower(replace(buying_roles, ' ', '')) as buying_roles,
        missing_step,
        found_step,
        confirmed_step,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from committee_roles
    where is_enabled
)

select * from cleaned
