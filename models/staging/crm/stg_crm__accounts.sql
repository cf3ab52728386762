-- grain: one row per company account, as it arrived
with source as (
    {{ source_columns('crm', 'accounts') }}
),

cleaned as (
    select
        account_id,
        account_name,
        lower(domain) as domain,
        parent_account_id,
        owner_id,
        industry,
        employee_count,
        employee_band,
        annual_revenue,
        country,
        growth_stage,
        organisation_kind,
        technologies,
        customer_since,
        churned_at,
        lifetime_value,
        created_at,
        coalesce(is_deleted, false) as is_deleted,
        updated_at,
        unreadable_columns
    from source
)

select * from cleaned
