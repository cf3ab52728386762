-- grain: one row per person × earlier person that it becomes by duplicates
-- Whoever can be reached over duplicates that hold by then is the same person, and of those the
-- one created first survives.
with pairs as (
    select * from {{ ref('int_duplicates__listed') }}
    where is_merged
),

connected as (
    select * from {{ ref('int_duplicates__connected') }}
),

people as (
    select * from {{ ref('int_records__merged') }}
    where record_id = lead_id
),

ends_of_pairs as (
    select record_id
    from pairs
    union all
    select original_id as record_id
    from pairs
),

merged as (
    select record_id
    from ends_of_pairs
    group by record_id
),

ranked as (
    select
        connected.record_id,
        connected.other_id as lead_id,
        connected.duplicate_since,
        row_number() over (
            partition by connected.record_id
            order by others.lead_created_at desc, {{ byte_order('connected.other_id') }} desc
        ) as age_rank
    from connected
    inner join merged on connected.record_id = merged.record_id
    inner join people on connected.record_id = people.record_id
    inner join people as others on connected.other_id = others.record_id  -- noqa: AL07
    where
        others.lead_created_at < people.lead_created_at
        or (
            others.lead_created_at = people.lead_created_at
            and {{ byte_order('connected.other_id') }} < {{ byte_order('connected.record_id') }}
        )
),

compared as (
    select
        record_id,
        lead_id,
        duplicate_since,
        age_rank,
        max(age_rank) over (
            partition by record_id
            order by duplicate_since asc, age_rank desc
            rows between unbounded preceding and current row
        ) as oldest_by_then
    from ranked
),

followed as (
    select
        record_id,
        lead_id,
        duplicate_since,
        age_rank as hops
    from compared
    where age_rank = oldest_by_then
)

select * from followed
