-- grain: one row per person × other person who can be reached over pairs that the rulebook merges
-- Whoever reaches more people than a rule takes for one is in a crowd, of which nobody is merged.
-- Each step joins all ways to all ways, so four follow up to sixteen pairs; who is in a crowd
-- already looks no further.
{{ config(materialized='table', tags='no_activity') }}
with pairs as (
    select * from {{ ref('int_duplicates__paired') }}
    where is_merged
),

rules as (
    select * from {{ ref('stg_rulebook__identity_rules') }}
    where is_merged and match_kind <> 'device'
),

run as (
    select * from {{ ref('util_run') }}
),

limits as (
    select max(rules.max_people) as max_people
    from rules
    inner join run on {{ in_force('rules', 'run.scored_on') }}
),

way_0 as (
    select
        record_id,
        original_id as other_id,
        duplicate_since
    from pairs
    union all
    select
        original_id as record_id,
        record_id as other_id,
        duplicate_since
    from pairs
),
{% for step in range(5) %}
counted_{{ step }} as (
    select
        way_{{ step }}.record_id,
        way_{{ step }}.other_id,
        way_{{ step }}.duplicate_since,
        1 + count(
            case when way_{{ step }}.other_id <> way_{{ step }}.record_id then 1 end
        ) over (partition by way_{{ step }}.record_id) > limits.max_people as is_crowded
    from way_{{ step }}
    cross join limits
),
{% if not loop.last %}
longer_{{ step + 1 }} as (
    select * from way_{{ step }}
    union all
    select
        firsts.record_id,
        seconds.other_id,
        greatest(firsts.duplicate_since, seconds.duplicate_since) as duplicate_since
    from counted_{{ step }} as firsts  -- reads as a self-join -- noqa: AL07
    inner join way_{{ step }} as seconds  -- reads as a self-join -- noqa: AL07
        on firsts.other_id = seconds.record_id
    where not firsts.is_crowded
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
{% endif %}
{%- endfor %}
connected as (
    select
        record_id,
        other_id,
        duplicate_since,
        is_crowded
    from counted_4
    where record_id <> other_id
)

select * from connected
