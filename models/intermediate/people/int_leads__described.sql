-- grain: one row per scoring moment, with the facts about the lead's company as they were written
-- The lead's own fields, then its account's, then a market provider's.
with leads as (
    select * from {{ ref('int_leads__merged') }}
),

accounts as (
    select * from {{ ref('int_accounts__dated') }}
),

profiles as (
    select * from {{ ref('int_company_profiles__filled') }}
),

described as (
    select
        leads.moment_id,
        coalesce(leads.industry, accounts.industry, profiles.industry) as industry_name,
        lower(coalesce(leads.country, accounts.country, profiles.country)) as country_name,
        {{ safely_cast('leads.employee_count', 'text', dbt.type_int()) }} as lead_employee_count,
        leads.employee_band as lead_employee_band,
        {{ safely_cast('accounts.employee_count', 'text', dbt.type_int()) }}
            as account_employee_count,
        accounts.employee_band as account_employee_band,
        profiles.employee_count as profile_employee_count,
        coalesce(
            {{ safely_cast('leads.annual_revenue', 'text', money_type()) }},
            {{ safely_cast('accounts.annual_revenue', 'text', money_type()) }},
            profiles.annual_revenue
        ) as annual_revenue,
        lower(coalesce(accounts.growth_stage, profiles.growth_stage)) as growth_stage,
        coalesce(accounts.is_point_in_time, true) as is_account_point_in_time
    from leads
    left join accounts on leads.moment_id = accounts.moment_id
    left join profiles on leads.moment_id = profiles.moment_id
)

select * from described
