-- grain: one row per opportunity × CRM record that stands behind it
-- The opportunity's own lead, the lead that was converted into it, and the people named on it.
with

opportunities as (
    select * from {{ ref('int_opportunities__converted') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
),

opportunity_people as (
    select * from {{ ref('stg_crm__opportunity_people') }}
),

links as (
    select
        opportunity_id,
        lead_id as record_id
    from opportunities
    where lead_id is not null
    union all
    select
        opportunity_id,
        lead_id as record_id
    from leads
    where opportunity_id is not null and quarantine_reason is null
    union all
    select
        opportunity_id,
        lead_id as record_id
    from opportunity_people
    where lead_id is not null
),

unique_links as (
    select
        opportunity_id,
        record_id
    from links
    group by
        opportunity_id,
        record_id
),

linked as (
    select
        unique_links.record_id,
        opportunities.opportunity_id,
        opportunities.account_id,
        opportunities.owner_id,
        opportunities.opportunity_kind,
        opportunities.motion,
        opportunities.reporting_amount,
        opportunities.created_at,
        opportunities.accepted_at,
        opportunities.closed_at,
        opportunities.loaded_at,
        opportunities.is_closed,
        opportunities.is_won
    from unique_links
    inner join opportunities on unique_links.opportunity_id = opportunities.opportunity_id
)

select * from linked
