-- grain: one row per scoring moment whose company a market provider has described, the newest view
with profiles as (
    select * from {{ ref('stg_market__company_profiles') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

observed as (
    select
        provider,
        {{ bare_domain('domain') }} as company_domain,
        observed_at,
        {{ known_at('observed_at', 'loaded_at') }} as known_at,
        industry,
        employee_count,
        annual_revenue,
        country,
        growth_stage
    from profiles
    where domain is not null and observed_at is not null
),

numbered as (
    select
        matches.moment_id,
        observed.industry,
        observed.employee_count,
        observed.annual_revenue,
        observed.country,
        observed.growth_stage,
        row_number() over (
            partition by matches.moment_id
            order by observed.observed_at desc, {{ byte_order('observed.provider') }} asc nulls last
        ) as recency
    from observed
    inner join matches on observed.company_domain = matches.company_domain
    inner join moments on matches.moment_id = moments.moment_id
    where observed.observed_at <= moments.as_of and observed.known_at <= moments.known_as_of
),

dated as (
    select
        moment_id,
        industry,
        employee_count,
        annual_revenue,
        country,
        growth_stage
    from numbered
    where recency = 1
)

select * from dated
