-- grain: one row per lead or contact record of the CRM, as it arrived
with source as (
    {{ source_columns('crm', 'leads') }}
),

cleaned as (
    select
        lead_id,
        created_at,
        source_system,
        record_kind,
        converted_to_id,
        lower(email) as email,
        coalesce(is_email_opted_out, false) as is_email_opted_out,
        coalesce(is_email_bounced, false) as is_email_bounced,
        first_name,
        last_name,
        job_title,
        department,
        reports_to_id,
        buying_role,
        company_name,
        lower(company_domain) as company_domain,
        industry,
        employee_count,
        employee_band,
        annual_revenue,
        country,
        state,
        city,
        lead_source,
        campaign_id,
        owner_id,
        status,
        disqualified_reason,
        account_id,
        opportunity_id,
        converted_at,
        motion,
        coalesce(is_deleted, false) as is_deleted,
        deleted_at,
        updated_at,
        loaded_at,
        unreadable_columns
    from source
)

select * from cleaned
