-- grain: one row per scoring moment, with the fields of the person put together from its records
-- The surviving record's fields, then the others' where it has none (decision A8). Most people are
-- one record and pass as they are.
{{ config(materialized='table') }}
with records as (
    select * from {{ ref('int_records__dated') }}
),

singles as (
    select
        moment_id,
        created_at,
        email,
        job_title,
        company_name,
        company_domain,
        industry,
        employee_count,
        employee_band,
        annual_revenue,
        country,
        lead_source,
        status,
        buying_role,
        owner_id,
        account_id,
        campaign_id,
        motion,
        first_name,
        last_name,
        coalesce(is_email_bounced = 'true', false) as is_email_bounced,
        coalesce(is_email_opted_out = 'true', false) as is_email_opted_out,
        is_point_in_time
    from records
    where records_count = 1
),

several as (
    select
        moment_id,
        min(created_at) as created_at,
        {{ first_known('email', 'record_rank') }} as email,
        {{ first_known('job_title', 'record_rank') }} as job_title,
        {{ first_known('company_name', 'record_rank') }} as company_name,
        {{ first_known('company_domain', 'record_rank') }} as company_domain,
        {{ first_known('industry', 'record_rank') }} as industry,
        {{ first_known('employee_count', 'record_rank') }} as employee_count,
        {{ first_known('employee_band', 'record_rank') }} as employee_band,
        {{ first_known('annual_revenue', 'record_rank') }} as annual_revenue,
        {{ first_known('country', 'record_rank') }} as country,
        {{ first_known('lead_source', 'record_rank') }} as lead_source,
        {{ first_known('status', 'record_rank') }} as status,
        {{ first_known('buying_role', 'record_rank') }} as buying_role,
        {{ first_known('owner_id', 'record_rank') }} as owner_id,
        {{ first_known('account_id', 'record_rank') }} as account_id,
        {{ first_known('campaign_id', 'record_rank') }} as campaign_id,
        {{ first_known('motion', 'record_rank') }} as motion,
        {{ first_known('first_name', 'record_rank') }} as first_name,
        {{ first_known('last_name', 'record_rank') }} as last_name,
        max(case when is_email_bounced = 'true' then 1 else 0 end) = 1 as is_email_bounced,
        max(case when is_email_opted_out = 'true' then 1 else 0 end) = 1 as is_email_opted_out,
        min(case when is_point_in_time then 1 else 0 end) = 1 as is_point_in_time
    from records
    where records_count > 1
    group by moment_id
),

merged as (
    select * from singles
    union all
    select * from several
)

select * from merged
