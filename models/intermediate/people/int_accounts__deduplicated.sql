-- grain: one row per account that is not deleted
-- Of repeated account ids the row updated last stands; a customer's start falls back on purchases.
{{ config(materialized='table', tags='no_activity') }}
with accounts as (
    select * from {{ ref('stg_crm__accounts') }}
),

purchases as (
    select * from {{ ref('stg_crm__purchases') }}
),

first_purchases as (
    select
        account_id,
        min(purchased_at) as first_purchased_at
    from purchases
    group by account_id
),

numbered as (
    select
        *,
        row_number() over (
            partition by account_id
            order by
                updated_at desc nulls last,
                {{ byte_order(row_text([
                    'account_name', 'domain', 'industry', 'employee_count', 'country',
                    'annual_revenue', 'growth_stage', 'customer_since', 'churned_at', 'is_deleted',
                    'parent_account_id', 'created_at',
                ])) }}
        ) as copy_number
    from accounts
    where account_id is not null
),

deduplicated as (
    select
        numbered.account_id,
        numbered.account_name,
        {{ bare_domain('numbered.domain') }} as domain,
        numbered.parent_account_id,
        numbered.owner_id,
        numbered.industry,
        numbered.employee_count,
        numbered.employee_band,
        numbered.annual_revenue,
        numbered.country,
        numbered.growth_stage,
        coalesce(numbered.customer_since, first_purchases.first_purchased_at) as customer_since,
        numbered.churned_at,
        numbered.created_at,
        numbered.updated_at
    from numbered
    left join first_purchases on numbered.account_id = first_purchases.account_id
    where numbered.copy_number = 1 and not numbered.is_deleted
)

select * from deduplicated
