-- grain: one row per standing account, with its own facts and a market provider's where it has none
-- A provider is asked about the account's domain as of the run; who of several is believed, and
-- how long, is a rule. A size band counts with its lower end.
with accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

keyed as (
    select * from {{ ref('int_accounts__keyed') }}
),

company_values as (
    select * from {{ ref('int_company_values__chosen') }}
    where is_chosen
),

run as (
    select * from {{ ref('util_run') }}
),

size_bands as (
    select * from {{ ref('size_bands') }}
),

known as (
    select
        keyed.account_id,
        company_values.attribute,
        company_values.attribute_value
    from keyed
    inner join company_values on keyed.domain = company_values.company_domain
    inner join run
        on
            company_values.as_of = run.as_of
            and company_values.known_as_of = run.known_as_of
),

provided as (
    select
        account_id,
        max(case when attribute = 'industry' then attribute_value end) as industry,
        max(case when attribute = 'employee_count' then attribute_value end) as employee_count,
        max(case when attribute = 'annual_revenue' then attribute_value end) as annual_revenue,
        max(case when attribute = 'country' then attribute_value end) as country,
        max(case when attribute = 'growth_stage' then attribute_value end) as growth_stage
    from known
    group by account_id
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
            cast(provided.employee_count as {{ dbt.type_int() }})
        ) as employee_count,
        coalesce(
            {{ safely_cast('accounts.annual_revenue', 'text', money_type()) }},
            cast(provided.annual_revenue as {{ money_type() }})
        ) as annual_revenue
    from accounts
    left join size_bands on lower(accounts.employee_band) = size_bands.employee_band
    left join provided on accounts.account_id = provided.account_id
)

select * from filled
