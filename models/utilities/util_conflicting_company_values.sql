-- grain: one row per company domain × attribute × provider, where believed providers disagree
-- As of the run. Spellings of one industry and one country are no disagreement.
with company_values as (
    select * from {{ ref('int_company_values__chosen') }}
    where is_believable
),

run as (
    select * from {{ ref('util_run') }}
),

industry_synonyms as (
    select * from {{ ref('industry_synonyms') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

worded as (
    select
        company_values.*,
        coalesce(
            industry_synonyms.industry,
            country_regions.country_code,
            lower(company_values.attribute_value)
        ) as meaning
    from company_values
    inner join run
        on company_values.as_of = run.as_of and company_values.known_as_of = run.known_as_of
    left join industry_synonyms
        on
            company_values.attribute = 'industry'
            and lower(company_values.attribute_value) = industry_synonyms.industry_name
    left join country_regions
        on
            company_values.attribute = 'country'
            and lower(company_values.attribute_value) = country_regions.country_name
),

disputed as (
    select
        company_domain,
        attribute
    from worded
    group by
        company_domain,
        attribute
    having count(distinct meaning) > 1
),

conflicting as (
    select
        worded.company_domain,
        worded.attribute,
        worded.provider,
        worded.attribute_value,
        worded.observed_at,
        worded.precedence,
        worded.age_in_days,
        worded.confidence,
        worded.is_chosen
    from worded
    inner join disputed
        on
            worded.company_domain = disputed.company_domain
            and worded.attribute = disputed.attribute
)

select * from conflicting
