-- grain: one row per company domain × signal × day observed × day arrived
-- What third parties saw of a company; every lead of that company shares it.
with observations as (
    select * from {{ ref('int_market_observations__classified') }}
    where signal is not null
),

rolled_up as (
    select
        company_domain,
        signal,
        occurred_on,
        cast(known_at as date) as arrived_on,
        count(*) as occurrences,
        {{ cast_timestamp('occurred_on') }} as occurred_at
    from observations
    group by
        company_domain,
        signal,
        occurred_on,
        cast(known_at as date)
)

select * from rolled_up
