-- grain: one row per standing account, with its own facts and a market provider's where it has none
-- A provider is asked about the account's domain as of the run; who of several is believed, and
-- how long, is a rule. A size band counts with its lower end.
with accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

keyed as (
    select * from {{ ref('int_accounts__keyed') }}
),

company_profiles as (
    select * from {{ ref('int_company_profiles__believed') }}
),

run as (
    select * from {{ ref('util_run') }}
),

size_bands as (
    select * from {{ ref('size_bands') }}
),

provided as (
    select
        keyed.account_id,
        company_profiles.industry,
        company_profiles.employee_count,
        company_profiles.annual_revenue,
        company_profiles.country,
        company_profiles.growth_stage
    from keyed
    inner join company_profiles on keyed.company_domain = company_profiles.company_domain
    inner join run
        on
            company_profiles.as_of = run.as_of
            and company_profiles.known_as_of = run.known_as_of
),

filled as (
    select
        accounts.account_id,
        coalesce(accounts.industry, provided.industry) as industry,
        coalesce(accounts.country, provided.country) as country,
        coalesce(accounts.growth_stage, provided.growth_stage) as growth_stage,
        coalesce(
            {{ safely_cast('accounts.employee_count', 'text', dbt.type_int()) }},
            size_bands.employee_min,
            provided.employee_count
        ) as employee_count,
        coalesce(
            {{ safely_cast('accounts.annual_revenue', 'text', money_type()) }},
            provided.annual_revenue
        ) as annual_revenue
    from accounts
    left join size_bands on lower(accounts.employee_band) = size_bands.employee_band
    left join provided on accounts.account_id = provided.account_id
)

select * from filled
