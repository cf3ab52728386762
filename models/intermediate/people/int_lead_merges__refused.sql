-- grain: one row per merge or conversion in the CRM that does not act, with the reason
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

recorded_merges as (
    select * from {{ ref('stg_crm__lead_merges') }}
),

chosen as (
    select * from {{ ref('int_lead_merges__chosen') }}
),

standing as (
    select * from {{ ref('int_lead_merges__standing') }}
    where hops = 1
),

circles as (
    select record_id
    from {{ ref('int_lead_merges__followed') }}
    where record_id = lead_id
    group by record_id
),

erased as (
    select * from {{ ref('int_erased_ids__listed') }}
    where id_kind = 'lead_id'
),

edges as (
    select
        'crm.lead_merges' as source_table,
        losing_lead_id,
        winning_lead_id
    from recorded_merges
    union all
    select
        'crm.leads' as source_table,
        lead_id as losing_lead_id,
        converted_to_id as winning_lead_id
    from leads
    where converted_to_id is not null
),

judged as (
    select
        edges.source_table,
        edges.losing_lead_id,
        edges.winning_lead_id,
        case
            when edges.losing_lead_id is null or edges.winning_lead_id is null
                then 'names only one lead'
            when edges.losing_lead_id = edges.winning_lead_id then 'merges a lead into itself'
            when erased_losers.source_id is not null or erased_winners.source_id is not null
                then 'the person was erased'
            when leads.lead_id is null and onward.record_id is null
                then 'the winning lead is unknown'
            when chosen.lead_id <> edges.winning_lead_id
                then 'the lead was merged into another one before'
            when standing.lead_id is null and circles.record_id is null
                then 'more than 64 merges lead on from it: merge it into the last lead of the chain'
            when standing.lead_id is null
                then 'closes a circle of merges: delete the wrong one of them in the CRM'
        end as reason
    from edges
    left join leads on edges.winning_lead_id = leads.lead_id
    left join chosen as onward  -- joined twice -- noqa: AL07
        on edges.winning_lead_id = onward.record_id
    left join erased as erased_losers on edges.losing_lead_id = erased_losers.source_id
    left join erased as erased_winners on edges.winning_lead_id = erased_winners.source_id
    left join chosen on edges.losing_lead_id = chosen.record_id
    left join standing on edges.losing_lead_id = standing.record_id
    left join circles on edges.losing_lead_id = circles.record_id
),

refused as (
    select *
    from judged
    where reason is not null
)

select * from refused
