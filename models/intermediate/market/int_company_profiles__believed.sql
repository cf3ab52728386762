-- grain: one row per company domain × instant at which a market provider is believed about it
with company_values as (
    select * from {{ ref('int_company_values__chosen') }}
    where is_chosen
),

pivoted as (
    select
        company_domain,
        as_of,
        known_as_of,
        max(case when attribute = 'industry' then attribute_value end) as industry,
        max(case when attribute = 'employee_count' then attribute_value end) as employee_count,
        max(case when attribute = 'annual_revenue' then attribute_value end) as annual_revenue,
        max(case when attribute = 'country' then attribute_value end) as country,
        max(case when attribute = 'growth_stage' then attribute_value end) as growth_stage
    from company_values
    group by
        company_domain,
        as_of,
        known_as_of
),

believed as (
    select
        company_domain,
        as_of,
        known_as_of,
        industry,
        cast(employee_count as {{ dbt.type_int() }}) as employee_count,
        cast(annual_revenue as {{ money_type() }}) as annual_revenue,
        country,
        growth_stage
    from pivoted
)

select * from believed
