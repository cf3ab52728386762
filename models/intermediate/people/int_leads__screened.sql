-- grain: one row per raw row of crm.leads, told whether it can be used
-- Nothing is lost here: a row that cannot be used carries its reason. Most ids have one row; the
-- rows of the others are put in order, the newest first.
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('stg_crm__leads') }}
),

repeated as (
    select lead_id
    from leads
    group by lead_id
    having count(*) > 1
),

numbered as (
    select
        leads.*,
        1 as copy_number
    from leads
    left join repeated on leads.lead_id = repeated.lead_id
    where repeated.lead_id is null
    union all
    select
        leads.*,
        row_number() over (
            partition by leads.lead_id
            order by
                case when leads.created_at is null then 1 else 0 end,
                leads.updated_at desc nulls last,
                leads.loaded_at desc nulls last,
                leads.created_at,
                {{ byte_order(row_text([
                    'leads.email', 'leads.job_title', 'leads.company_name', 'leads.company_domain',
                    'leads.industry', 'leads.country', 'leads.employee_count', 'leads.status',
                    'leads.owner_id', 'leads.account_id', 'leads.converted_to_id',
                    'leads.is_deleted', 'leads.motion', 'leads.buying_role',
                ])) }}
        ) as copy_number
    from leads
    inner join repeated on leads.lead_id = repeated.lead_id
),

addressed as (
    select
        *,
        {{ plain_email('email') }} as plain_email
    from numbered
),

screened as (
    select
        *,
        {{ known_at('created_at', 'loaded_at') }} as known_at,
        {{ bare_domain('company_domain') }} as own_domain,
        {{ email_domain('plain_email') }} as email_domain,
        case
            when lead_id is null then 'lead_id is missing'
            when created_at is null then 'created_at is missing or unreadable'
            when copy_number > 1 then 'lead_id is repeated'
        end as quarantine_reason
    from addressed
)

select * from screened
