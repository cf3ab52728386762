-- grain: one row per observation of a company, as it arrived
with source as (
    {{ source_columns('market', 'company_profiles') }}
),

cleaned as (
    select
        provider,
        lower(domain) as domain,
        industry,
        employee_count,
        annual_revenue,
        country,
        growth_stage,
        technologies,
        observed_at,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
