-- grain: one row per merged id × id that it ends in when its chain of merges is followed
-- Each step joins the longest chains, and those of no merge, to all chains: six follow up to 64.
with chosen as (
    select * from {{ ref('int_lead_merges__chosen') }}
),

followed_1 as (
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at,
        1 as hops
    from chosen
    union all
    select
        record_id,
        record_id as lead_id,
        resolved_by,
        {{ start_of_time() }} as merged_at,
        {{ start_of_time() }} as known_at,
        0 as hops
    from chosen
),
{% for merges in [1, 2, 4, 8, 16, 32] %}
followed_{{ 2 * merges }} as (
    select
        firsts.record_id,
        seconds.lead_id,
        firsts.resolved_by,
        greatest(firsts.merged_at, seconds.merged_at) as merged_at,
        greatest(firsts.known_at, seconds.known_at) as known_at,
        firsts.hops + seconds.hops as hops
    from followed_{{ merges }} as firsts  -- a self-join -- noqa: AL07
    inner join followed_{{ merges }} as seconds
        on firsts.lead_id = seconds.record_id
    where firsts.hops = 0 or (firsts.hops = {{ merges }} and seconds.hops > 0)
),
{% endfor %}
followed as (
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at,
        hops
    from followed_64
    where hops > 0
)

select * from followed
