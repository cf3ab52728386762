-- grain: one row per scoring moment whose company a market provider is believed about
with matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

company_values as (
    select * from {{ ref('int_company_values__chosen') }}
    where is_chosen
),

known as (
    select
        matches.moment_id,
        company_values.attribute,
        company_values.attribute_value
    from matches
    inner join moments on matches.moment_id = moments.moment_id
    inner join company_values
        on
            matches.company_domain = company_values.company_domain
            and moments.as_of = company_values.as_of
            and moments.known_as_of = company_values.known_as_of
),

pivoted as (
    select
        moment_id,
        max(case when attribute = 'industry' then attribute_value end) as industry,
        max(case when attribute = 'employee_count' then attribute_value end) as employee_count,
        max(case when attribute = 'annual_revenue' then attribute_value end) as annual_revenue,
        max(case when attribute = 'country' then attribute_value end) as country,
        max(case when attribute = 'growth_stage' then attribute_value end) as growth_stage
    from known
    group by moment_id
),

filled as (
    select
        moment_id,
        industry,
        cast(employee_count as {{ dbt.type_int() }}) as employee_count,
        cast(annual_revenue as {{ money_type() }}) as annual_revenue,
        country,
        growth_stage
    from pivoted
)

select * from filled
