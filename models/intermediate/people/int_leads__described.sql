-- grain: one row per scoring moment, with the facts about the lead's company
-- The lead's own fields, then its account's; spellings are normalised by the reference seeds.
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

industry_synonyms as (
    select * from {{ ref('industry_synonyms') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

gathered as (
    select
        leads.moment_id,
        coalesce(leads.industry, accounts.industry) as industry_name,
        lower(coalesce(leads.country, accounts.country)) as country_name,
        coalesce(
            {{ dbt.safe_cast('leads.employee_count', dbt.type_int()) }}, accounts.employee_count
        ) as employee_count,
        coalesce(leads.employee_band, accounts.employee_band) as employee_band,
        coalesce(
            {{ dbt.safe_cast('leads.annual_revenue', 'decimal(18, 2)') }}, accounts.annual_revenue
        ) as annual_revenue,
        accounts.growth_stage
    from leads
    inner join matches on leads.moment_id = matches.moment_id
    left join accounts on matches.account_id = accounts.account_id
),

described as (
    select
        gathered.moment_id,
        coalesce(industry_synonyms.industry, gathered.industry_name) as industry,
        country_regions.country_code,
        country_regions.region,
        case
            when country_regions.is_served then 'served'
            when not country_regions.is_served then 'unserved'
        end as market,
        gathered.employee_count,
        gathered.employee_band,
        gathered.annual_revenue,
        lower(gathered.growth_stage) as growth_stage,
        industry_synonyms.industry is not null as has_known_industry
    from gathered
    left join industry_synonyms
        on trim({{ words_of('gathered.industry_name') }}) = industry_synonyms.industry_name
    left join country_regions on gathered.country_name = country_regions.country_name
)

select * from described
