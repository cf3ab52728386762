-- grain: one row per raw row of crm.leads, told whether it can be used
-- Nothing is lost here: a row that cannot be used carries its reason.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('stg_crm__leads') }}
),

numbered as (
    select
        *,
        row_number() over (
            partition by lead_id
            order by
                case when created_at is null then 1 else 0 end,
                updated_at desc nulls last,
                loaded_at desc nulls last,
                created_at,
                {{ byte_order(row_text([
                    'email', 'job_title', 'company_name', 'company_domain', 'industry', 'country',
                    'employee_count', 'status', 'owner_id', 'account_id', 'converted_to_id',
                    'is_deleted', 'motion', 'buying_role',
                ])) }}
        ) as copy_number
    from leads
),

screened as (
    select
        *,
        {{ known_at('created_at', 'loaded_at') }} as known_at,
        {{ bare_domain('company_domain') }} as own_domain,
        {{ email_domain('email') }} as email_domain,
        case
            when lead_id is null then 'lead_id is missing'
            when created_at is null then 'created_at is missing or unreadable'
            when copy_number > 1 then 'lead_id is repeated'
        end as quarantine_reason
    from numbered
)

select * from screened
