-- grain: one row per record or merged id of a person who asked to be erased
-- Whoever was ever merged with an erased record, or is found to be a duplicate of it, is the same
-- person and goes too, also by merges that run in a circle: they end where it is cut open.
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

named as (
    select * from {{ ref('int_erasures__named') }}
),

followed as (
    select * from {{ ref('int_lead_merges__followed') }}
),

standing as (
    select * from {{ ref('int_lead_merges__standing') }}
),

duplicates as (
    select * from {{ ref('int_duplicates__followed') }}
),

ids as (
    select lead_id as record_id
    from leads
    where quarantine_reason is null
    union all
    select record_id
    from followed
    where hops = 1
),

ends_of_merges as (
    select
        ids.record_id,
        coalesce({{ first_known('standing.lead_id', '-standing.hops') }}, ids.record_id) as end_id
    from ids
    left join standing on ids.record_id = standing.record_id
    group by ids.record_id
),

ends_of_duplicates as (
    select
        record_id,
        {{ first_known('lead_id', '-hops') }} as end_id
    from duplicates
    group by record_id
),

ends as (
    select
        ends_of_merges.record_id,
        coalesce(last_merges.end_id, ends_of_merges.end_id) as end_id
    from ends_of_merges
    left join ends_of_duplicates on ends_of_merges.end_id = ends_of_duplicates.record_id
    left join ends_of_merges as last_merges  -- a self-join -- noqa: AL07
        on ends_of_duplicates.end_id = last_merges.record_id
),

erased_ends as (
    select ends.end_id
    from ends
    inner join named on ends.record_id = named.record_id
    group by ends.end_id
),

erased as (
    select ends.record_id
    from ends
    inner join erased_ends on ends.end_id = erased_ends.end_id
)

select * from erased
