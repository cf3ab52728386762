-- grain: one row per opportunity × CRM record that stands behind it
-- Named are the opportunity's own lead, the lead that was converted into it, and its primary
-- person; the others joined a deal that was there.
with opportunities as (
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
        lead_id as record_id,
        {{ start_of_time() }} as added_at,
        1 as named
    from opportunities
    where lead_id is not null
    union all
    select
        opportunity_id,
        lead_id as record_id,
        {{ start_of_time() }} as added_at,
        1 as named
    from leads
    where opportunity_id is not null and quarantine_reason is null
    union all
    select
        opportunity_id,
        lead_id as record_id,
        coalesce(added_at, {{ start_of_time() }}) as added_at,
        case when is_primary then 1 else 0 end as named
    from opportunity_people
    where lead_id is not null
),

unique_links as (
    select
        opportunity_id,
        record_id,
        min(added_at) as added_at,
        max(named) as named
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
        greatest(opportunities.created_at, unique_links.added_at) as joined_at,
        opportunities.accepted_at,
        opportunities.closed_at,
        opportunities.loaded_at,
        opportunities.is_closed,
        opportunities.is_won,
        unique_links.named = 1 as is_named
    from unique_links
    inner join opportunities on unique_links.opportunity_id = opportunities.opportunity_id
    where opportunities.created_at is not null
)

select * from linked
