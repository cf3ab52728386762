-- grain: one row per scoring moment, with the facts about the lead's company as they were written
-- The lead's own fields, then its account's, then a market provider's.
with

leads as (
    select * from {{ ref('int_leads__merged') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

profiles as (
    select * from {{ ref('int_company_profiles__dated') }}
),

described as (
    select
        leads.moment_id,
        coalesce(leads.industry, accounts.industry, profiles.industry) as industry_name,
        lower(coalesce(leads.country, accounts.country, profiles.country)) as country_name,
        {{ safely_cast('leads.employee_count', 'text', dbt.type_int()) }} as lead_employee_count,
        leads.employee_band as lead_employee_band,
        accounts.employee_count as account_employee_count,
        accounts.employee_band as account_employee_band,
        profiles.employee_count as profile_employee_count,
        coalesce(
            {{ safely_cast('leads.annual_revenue', 'text', 'decimal(18, 2)') }},
            accounts.annual_revenue,
            profiles.annual_revenue
        ) as annual_revenue,
        lower(coalesce(accounts.growth_stage, profiles.growth_stage)) as growth_stage
    from leads
    inner join matches on leads.moment_id = matches.moment_id
    left join accounts on matches.account_id = accounts.account_id
    left join profiles on leads.moment_id = profiles.moment_id
)

select * from described
