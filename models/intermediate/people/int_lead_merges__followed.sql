-- grain: one row per merged id × id that it ends in when its chain of merges is followed
-- Each step joins the longest chains to all chains, so four steps follow up to sixteen merges.
with chosen as (
    select * from {{ ref('int_lead_merges__chosen') }}
),

followed_0 as (
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at,
        1 as hops
    from chosen
),
{% for step in [0, 1, 2, 3] %}
followed_{{ step + 1 }} as (
    select * from followed_{{ step }}
    union all
    select
        firsts.record_id,
        seconds.lead_id,
        firsts.resolved_by,
        greatest(firsts.merged_at, seconds.merged_at) as merged_at,
        greatest(firsts.known_at, seconds.known_at) as known_at,
        firsts.hops + seconds.hops as hops
    from followed_{{ step }} as firsts  -- a self-join -- noqa: AL07
    inner join followed_{{ step }} as seconds
        on firsts.lead_id = seconds.record_id
    where firsts.hops = {{ 2 ** step }}
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
    from followed_4
)

select * from followed
