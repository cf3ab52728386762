-- grain: one row per person × earlier person that it becomes by duplicates
-- Whoever can be reached over duplicates that hold by then is the same person, and of those the
-- one created first survives. Each step joins all ways to all ways: three follow up to eight.
with duplicates as (
    select * from {{ ref('int_duplicates__listed') }}
    where is_merged
),

people as (
    select * from {{ ref('int_records__merged') }}
    where record_id = lead_id
),

way_0 as (
    select
        record_id,
        original_id as other_id,
        duplicate_since
    from duplicates
    union all
    select
        original_id as record_id,
        record_id as other_id,
        duplicate_since
    from duplicates
),
{% for step in [0, 1, 2] %}
longer_{{ step + 1 }} as (
    select * from way_{{ step }}
    union all
    select
        firsts.record_id,
        seconds.other_id,
        greatest(firsts.duplicate_since, seconds.duplicate_since) as duplicate_since
    from way_{{ step }} as firsts  -- a self-join -- noqa: AL07
    inner join way_{{ step }} as seconds  -- a self-join -- noqa: AL07
        on firsts.other_id = seconds.record_id
),

way_{{ step + 1 }} as (
    select
        record_id,
        other_id,
        min(duplicate_since) as duplicate_since
    from longer_{{ step + 1 }}
    group by
        record_id,
        other_id
),
{% endfor %}
ranked as (
    select
        way_3.record_id,
        way_3.other_id as lead_id,
        way_3.duplicate_since,
        row_number() over (
            partition by way_3.record_id
            order by others.lead_created_at desc, {{ byte_order('way_3.other_id') }} desc
        ) as age_rank
    from way_3
    inner join people on way_3.record_id = people.record_id
    inner join people as others on way_3.other_id = others.record_id  -- noqa: AL07
    where
        others.lead_created_at < people.lead_created_at
        or (
            others.lead_created_at = people.lead_created_at
            and {{ byte_order('way_3.other_id') }} < {{ byte_order('way_3.record_id') }}
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
