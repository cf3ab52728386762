-- grain: one row per scoring moment × CRM record, with its fields as they were then
-- A field with history is read from it, any other has today's value (decision A9). All fields are
-- text here, as the change log has them; int_leads__profiled reads the numbers. A record made after
-- the moment lends the person no field, also where its merge has no time of its own.
with assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
),

changes as (
    select * from {{ ref('int_field_changes__dated') }}
),

dated as (
    select
        assigned.moment_id,
        assigned.record_id,
        assigned.record_rank,
        assigned.records_count,
        leads.created_at,
        {{ field_then('email') }} as email,
        {{ field_then('job_title') }} as job_title,
        {{ field_then('company_name') }} as company_name,
        {{ field_then('company_domain') }} as company_domain,
        {{ field_then('industry') }} as industry,
        {{ field_then('employee_count') }} as employee_count,
        {{ field_then('employee_band') }} as employee_band,
        {{ field_then('annual_revenue') }} as annual_revenue,
        {{ field_then('country') }} as country,
        {{ field_then('lead_source') }} as lead_source,
        {{ field_then('status') }} as status,
        {{ field_then('buying_role') }} as buying_role,
        {{ field_then('owner_id') }} as owner_id,
        {{ field_then('account_id') }} as account_id,
        {{ field_then('campaign_id') }} as campaign_id,
        {{ field_then('motion') }} as motion,
        {{ field_then('is_email_bounced') }} as is_email_bounced,
        {{ field_then('is_email_opted_out') }} as is_email_opted_out,
        leads.first_name,
        leads.last_name,
        coalesce(leads.updated_at <= moments.as_of, false) as is_point_in_time,
        case
            when leads.updated_at <= moments.as_of then leads.updated_at else leads.created_at
        end as last_touched_at
    from assigned
    inner join moments on assigned.moment_id = moments.moment_id
    inner join leads on assigned.record_id = leads.lead_id and leads.quarantine_reason is null
    left join changes
        on assigned.moment_id = changes.moment_id and assigned.record_id = changes.record_id
    where assigned.record_rank = 1 or assigned.created_at <= moments.as_of
)

select * from dated
