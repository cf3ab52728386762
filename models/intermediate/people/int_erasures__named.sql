-- grain: one row per lead id that an erasure request names, by id or by address
-- The other end of a merge or conversion of a named id counts as named too, also of a merge that
-- did not act, and even where the id itself is no longer, or not usably, in the CRM.
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
),

addresses_read as (
    select * from {{ ref('int_addresses__read') }}
),

requests as (
    select * from {{ ref('stg_crm__erasure_requests') }}
),

recorded_merges as (
    select * from {{ ref('stg_crm__lead_merges') }}
),

requested as (
    select lead_id as record_id
    from requests
    where lead_id is not null
    union all
    select addresses.record_id
    from requests
    inner join addresses_read on requests.email = addresses_read.written_email
    inner join addresses on addresses_read.email = addresses.email
),

edges as (
    select
        losing_lead_id as record_id,
        winning_lead_id as other_id
    from recorded_merges
    union all
    select
        winning_lead_id as record_id,
        losing_lead_id as other_id
    from recorded_merges
    union all
    select
        lead_id as record_id,
        converted_to_id as other_id
    from leads
    where converted_to_id is not null
    union all
    select
        converted_to_id as record_id,
        lead_id as other_id
    from leads
    where converted_to_id is not null
),

{%- for hop in [1, 2, 3] %}
{%- set nearer = 'requested' if loop.first else 'reached_' ~ (hop - 1) %}
reached_{{ hop }} as (
    select record_id
    from {{ nearer }}
    union all
    select edges.other_id as record_id
    from {{ nearer }}
    inner join edges on {{ nearer }}.record_id = edges.record_id
),
{% endfor %}
named as (
    select record_id
    from reached_3
    where record_id is not null
    group by record_id
)

select * from named
