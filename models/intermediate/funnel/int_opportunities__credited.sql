-- grain: one row per opportunity of the funnel that has a lead, with the one lead it counts for
-- The lead named on the opportunity, else the earliest of those behind it: no amount counts twice.
with linked as (
    select * from {{ ref('int_opportunities__linked_to_records') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__converted') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

run as (
    select * from {{ ref('util_run') }}
),

numbered as (
    select
        linked.opportunity_id,
        surviving.lead_id,
        linked.reporting_amount,
        linked.is_won and linked.closed_at <= run.as_of as is_won,
        row_number() over (
            partition by linked.opportunity_id
            order by
                case when linked.record_id = opportunities.lead_id then 0 else 1 end,
                surviving.record_created_at nulls last,
                {{ byte_order('linked.record_id') }}
        ) as choice
    from linked
    inner join opportunities on linked.opportunity_id = opportunities.opportunity_id
    inner join surviving on linked.record_id = surviving.record_id
    cross join run
    where
        linked.opportunity_kind = 'new'
        and linked.created_at <= run.as_of
        and {{ known_at('linked.created_at', 'linked.loaded_at') }} <= run.known_as_of
        and coalesce(surviving.record_created_at, surviving.merged_at) <= run.as_of
        and not surviving.is_deleted
),

credited as (
    select
        opportunity_id,
        lead_id,
        reporting_amount,
        coalesce(is_won, false) as is_won
    from numbered
    where choice = 1
)

select * from credited
