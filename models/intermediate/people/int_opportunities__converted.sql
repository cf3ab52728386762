-- grain: one row per opportunity that is not deleted, its amount in the reporting currency
-- The rate of the opportunity's month, else of the latest month before it; no rate, no amount.
{{ config(materialized='table', tags='no_activity') }}
with opportunities as (
    select * from {{ ref('stg_crm__opportunities') }}
),

exchange_rates as (
    select * from {{ ref('exchange_rates') }}
),

numbered as (
    select
        *,
        row_number() over (
            partition by opportunity_id
            order by
                updated_at desc nulls last,
                loaded_at desc nulls last,
                {{ byte_order(row_text([
                    'created_at', 'stage', 'amount', 'currency', 'closed_at', 'is_won', 'is_closed',
                    'motion', 'is_deleted', 'lead_id', 'account_id',
                ])) }}
        ) as copy_number
    from opportunities
    where opportunity_id is not null
),

rated as (
    select
        numbered.*,
        exchange_rates.rate,
        row_number() over (
            partition by numbered.opportunity_id
            order by exchange_rates.month desc nulls last
        ) as rate_recency
    from numbered
    left join exchange_rates
        on
            upper(numbered.currency) = exchange_rates.currency
            and cast(numbered.created_at as date) >= exchange_rates.month
    where numbered.copy_number = 1 and not numbered.is_deleted
),

converted as (
    select
        opportunity_id,
        source_system,
        account_id,
        lead_id,
        owner_id,
        coalesce(lower(opportunity_kind), 'new') as opportunity_kind,
        {{ known_motion('motion') }} as motion,
        case
            when
                currency is null
                or upper(currency) = '{{ var("lead_scoring__reporting_currency") }}'
                then amount
            else cast(amount * rate as {{ money_type() }})
        end as reporting_amount,
        created_at,
        accepted_at,
        closed_at,
        loaded_at,
        is_closed,
        is_won
    from rated
    where rate_recency = 1
)

select * from converted
