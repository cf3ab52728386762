-- grain: one row per outcome × company domain × day on which a new deal was opened or won
-- Renewals and expansions say nothing about who buys for the first time. A deal dated before it was
-- made is known from then on.
with opportunities as (
    select * from {{ ref('int_opportunities__converted') }}
    where opportunity_kind = 'new'
),

accounts as (
    select * from {{ ref('int_accounts__keyed') }}
    where company_domain is not null
),

run as (
    select * from {{ ref('util_run') }}
),

told as (
    select
        'opportunity_created' as outcome,
        account_id,
        created_at as happened_at,
        created_at,
        loaded_at
    from opportunities
    union all
    select
        'opportunity_won' as outcome,
        account_id,
        closed_at as happened_at,
        coalesce(created_at, closed_at) as created_at,
        loaded_at
    from opportunities
    where is_won
),

dated as (
    select
        told.outcome,
        accounts.company_domain,
        cast(told.happened_at as date) as happened_on
    from told
    inner join accounts on told.account_id = accounts.account_id
    cross join run
    where
        told.happened_at <= run.as_of
        and told.created_at <= run.as_of
        and {{ known_at('told.happened_at', 'told.loaded_at') }} <= run.known_as_of
    group by
        told.outcome,
        accounts.company_domain,
        cast(told.happened_at as date)
)

select * from dated
