-- grain: one row per scoring moment, with what is known of the company in the rulebook's words
-- Spellings are read by the reference seeds; a size band counts with its lower end.
with companies as (
    select * from {{ ref('int_leads__described') }}
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

classified as (
    select
        companies.moment_id,
        industry_synonyms.industry,
        country_regions.region,
        case
            when country_regions.is_served then 'served'
            when not country_regions.is_served then 'unserved'
        end as market,
        companies.growth_stage,
        coalesce(
            companies.lead_employee_count,
            lead_bands.employee_min,
            companies.account_employee_count,
            account_bands.employee_min,
            companies.profile_employee_count
        ) as employee_count,
        companies.annual_revenue,
        companies.industry_name is not null
        and industry_synonyms.industry is null as has_unmapped_industry,
        companies.is_account_point_in_time
    from companies
    left join industry_synonyms
        on lower(companies.industry_name) = industry_synonyms.industry_name
    left join country_regions on companies.country_name = country_regions.country_name
    left join size_bands as lead_bands
        on lower(companies.lead_employee_band) = lead_bands.employee_band
    left join size_bands as account_bands
        on lower(companies.account_employee_band) = account_bands.employee_band
)

select * from classified
