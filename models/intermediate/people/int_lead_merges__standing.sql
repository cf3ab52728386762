-- grain: one row per usable CRM record or merged id × id that it is, or becomes by the CRM's merges
-- Where merges run in a circle, the latest of them does not act. What became of an id may have no
-- row of its own any more: a person is only one that has.
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

followed as (
    select * from {{ ref('int_lead_merges__followed') }}
),

circles as (
    select
        record_id,
        max(merged_at) as closed_at
    from followed
    where record_id = lead_id
    group by record_id
),

closing as (
    select followed.record_id
    from followed
    inner join circles
        on followed.record_id = circles.record_id and followed.merged_at = circles.closed_at
    where followed.hops = 1
),

walked as (
    select
        followed.*,
        case
            when own_ends.record_id is not null then 0
            else
                min(case when met_ends.record_id is not null then followed.hops end)
                    over (partition by followed.record_id)
        end as last_hop
    from followed
    left join closing as own_ends on followed.record_id = own_ends.record_id
    left join closing as met_ends on followed.lead_id = met_ends.record_id
),

standing as (
    select
        lead_id as record_id,
        lead_id,
        'itself' as resolved_by,
        {{ start_of_time() }} as merged_at,
        {{ start_of_time() }} as known_at,
        0 as hops
    from leads
    where quarantine_reason is null
    union all
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at,
        hops
    from walked
    where hops <= coalesce(last_hop, hops)
)

select * from standing
