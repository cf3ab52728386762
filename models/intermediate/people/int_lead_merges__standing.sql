-- grain: one row per usable CRM record or merged id × id that it is, or becomes by the CRM's merges
-- Where merges run in a circle, the latest of them does not act, nor does a merge of an id from
-- which more than 64 lead on by the run: cut short, its chain would stop at somebody merged away.
-- What became of an id may have no row of its own any more: a person is only one that has.
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

followed as (
    select * from {{ ref('int_lead_merges__followed') }}
),

run as (
    select * from {{ ref('util_run') }}
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
        own_ends.record_id is not null as is_closing,
        min(case when met_ends.record_id is not null then followed.hops end)
            over (partition by followed.record_id) as last_hop
    from followed
    left join closing as own_ends on followed.record_id = own_ends.record_id
    left join closing as met_ends on followed.lead_id = met_ends.record_id
),

too_long as (
    select walked.record_id
    from walked
    cross join run
    inner join followed as next_merges  -- joined again -- noqa: AL07
        on walked.lead_id = next_merges.record_id and next_merges.hops = 1
    where
        walked.hops = 64
        and walked.last_hop is null
        and walked.merged_at <= run.as_of
        and walked.known_at <= run.known_as_of
        and next_merges.merged_at <= run.as_of
        and next_merges.known_at <= run.known_as_of
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
        walked.record_id,
        walked.lead_id,
        walked.resolved_by,
        walked.merged_at,
        walked.known_at,
        walked.hops
    from walked
    left join too_long on walked.record_id = too_long.record_id
    where
        too_long.record_id is null
        and not walked.is_closing
        and walked.hops <= coalesce(walked.last_hop, walked.hops)
)

select * from standing
