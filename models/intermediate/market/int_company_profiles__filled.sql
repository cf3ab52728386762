-- grain: one row per scoring moment whose company a market provider is believed about
with matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

company_profiles as (
    select * from {{ ref('int_company_profiles__believed') }}
),

filled as (
    select
        matches.moment_id,
        company_profiles.industry,
        company_profiles.employee_count,
        company_profiles.annual_revenue,
        company_profiles.country,
        company_profiles.growth_stage
    from matches
    inner join moments on matches.moment_id = moments.moment_id
    inner join company_profiles
        on
            matches.company_domain = company_profiles.company_domain
            and moments.as_of = company_profiles.as_of
            and moments.known_as_of = company_profiles.known_as_of
)

select * from filled
