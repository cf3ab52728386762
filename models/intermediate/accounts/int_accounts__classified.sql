-- grain: one row per standing account × attribute of a company that fit rules may read
-- What is known of the account in the rulebook's words: the reference seeds read the spellings.
{%- set texts = ['industry', 'region', 'market', 'growth_stage'] %}
{%- set numbers = ['employee_count', 'annual_revenue'] %}
with accounts as (
    select * from {{ ref('int_accounts__filled') }}
),

industry_synonyms as (
    select * from {{ ref('industry_synonyms') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

worded as (
    select
        accounts.account_id,
        industry_synonyms.industry,
        country_regions.region,
        case
            when country_regions.is_served then 'served'
            when not country_regions.is_served then 'unserved'
        end as market,
        lower(accounts.growth_stage) as growth_stage,
        accounts.employee_count,
        accounts.annual_revenue
    from accounts
    left join industry_synonyms on lower(accounts.industry) = industry_synonyms.industry_name
    left join country_regions on lower(accounts.country) = country_regions.country_name
),

classified as (
    {%- for attribute in texts %}
    select
        account_id,
        '{{ attribute }}' as attribute,
        {{ attribute }} as text_value,
        cast(null as {{ measure_type() }}) as number_value
    from worded
    union all
    {%- endfor %}
    {%- for attribute in numbers %}
    select
        account_id,
        '{{ attribute }}' as attribute,
        cast(null as {{ dbt.type_string() }}) as text_value,
        cast({{ attribute }} as {{ measure_type() }}) as number_value
    from worded
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from classified
