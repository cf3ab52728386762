-- grain: one row per scoring moment with an account, with the account's fields as they were then
-- A field with history is read from it, any other has today's value (decision A9).
with matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

changes as (
    select * from {{ ref('int_account_changes__dated') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

dated as (
    select
        matches.moment_id,
        {{ field_then('industry', 'accounts') }} as industry,
        {{ field_then('employee_count', 'accounts') }} as employee_count,
        {{ field_then('employee_band', 'accounts') }} as employee_band,
        {{ field_then('annual_revenue', 'accounts') }} as annual_revenue,
        {{ field_then('country', 'accounts') }} as country,
        {{ field_then('growth_stage', 'accounts') }} as growth_stage,
        coalesce(accounts.updated_at <= moments.as_of, false) as is_point_in_time
    from matches
    inner join accounts on matches.account_id = accounts.account_id
    inner join moments on matches.moment_id = moments.moment_id
    left join changes on matches.moment_id = changes.moment_id
)

select * from dated
