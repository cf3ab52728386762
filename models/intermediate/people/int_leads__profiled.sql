-- grain: one row per scoring moment, with every attribute that a rule may read
-- The one place where an attribute is added; int_attributes__listed offers it to the rules.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__merged') }}
),

companies as (
    select * from {{ ref('int_leads__classified') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

people as (
    select * from {{ ref('int_leads__given_roles') }}
),

stages as (
    select * from {{ ref('int_lead_stages__aged') }}
),

profiled as (
    select
        leads.moment_id,
        matches.account_id,
        matches.account_match,
        matches.account_tie_break,
        matches.account_confidence,
        leads.owner_id,
        leads.campaign_id,
        leads.created_at,
        people.seniority,
        people.function,
        people.buying_role,
        companies.industry,
        companies.region,
        companies.market,
        companies.growth_stage,
        matches.email_kind,
        case
            when leads.is_email_bounced then 'bounced'
            when leads.email is null then null
            when matches.email_domain is null then 'invalid'
            else 'ok'
        end as email_status,
        matches.full_domain,
        matches.company_domain,
        matches.email_domain,
        leads.lead_source,
        {{ known_motion('leads.motion') }} as crm_motion,
        stages.lifecycle_stage,
        companies.employee_count,
        companies.annual_revenue,
        stages.days_since_status_change,
        leads.is_email_opted_out,
        people.is_role_confirmed,
        companies.has_unmapped_industry,
        leads.is_point_in_time and companies.is_account_point_in_time as is_point_in_time
    from leads
    inner join companies on leads.moment_id = companies.moment_id
    inner join matches on leads.moment_id = matches.moment_id
    inner join people on leads.moment_id = people.moment_id
    inner join stages on leads.moment_id = stages.moment_id
)

select * from profiled
