-- grain: one row per standing account × attribute of a company that fit rules may read
-- The account's own facts in the rulebook's words: spellings are read by the reference seeds, a
-- size band counts with its lower end.
{%- set texts = ['industry', 'region', 'market', 'growth_stage'] %}
{%- set numbers = ['employee_count', 'annual_revenue'] %}
with accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

industry_synonyms as (
    select * from {{ ref('industry_synonyms') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

size_bands as (
    select * from {{ ref('size_bands') }}
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
        coalesce(
            {{ safely_cast('accounts.employee_count', 'text', dbt.type_int()) }},
            size_bands.employee_min
        ) as employee_count,
        {{ safely_cast('accounts.annual_revenue', 'text', money_type()) }} as annual_revenue
    from accounts
    left join industry_synonyms on lower(accounts.industry) = industry_synonyms.industry_name
    left join country_regions on lower(accounts.country) = country_regions.country_name
    left join size_bands on lower(accounts.employee_band) = size_bands.employee_band
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
