-- grain: one row per account × account above it, as far as the chain of parents is followed
-- Each step joins the longest chains to all chains, so four steps follow up to sixteen parents.
{{ config(materialized='table', tags='no_activity') }}
with accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

followed_0 as (
    select
        accounts.account_id,
        parents.account_id as ancestor_id,
        1 as hops
    from accounts
    inner join accounts as parents  -- a self-join -- noqa: AL07
        on accounts.parent_account_id = parents.account_id
),
{% for step in [0, 1, 2, 3] %}
followed_{{ step + 1 }} as (
    select * from followed_{{ step }}
    union all
    select
        firsts.account_id,
        seconds.ancestor_id,
        firsts.hops + seconds.hops as hops
    from followed_{{ step }} as firsts  -- a self-join -- noqa: AL07
    inner join followed_{{ step }} as seconds
        on firsts.ancestor_id = seconds.account_id
    where firsts.hops = {{ 2 ** step }}
),
{% endfor %}
followed as (
    select
        account_id,
        ancestor_id,
        hops
    from followed_4
)

select * from followed
