-- grain: one row per purpose × validity interval
with consent_policy as (
    select * from {{ ref('consent_policy') }}
),

cleaned as (
    select
        nullif(trim(consent_policy_id), '') as consent_policy_id,
        nullif(trim(purpose), '') as purpose,
        nullif(trim(policy), '') as policy,
        valid_from,
        {{ open_ended('valid_to') }} as valid_to
    from consent_policy
    where is_enabled
)

select * from cleaned
