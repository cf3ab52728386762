-- grain: one row per channel × type of event × address that is read in this run
-- Millions of events have a few hundred addresses: the path of a page is worked out once for each.
-- Addresses of one path share a kind_number.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__due') }}
),

timed_kinds as (
    select * from {{ ref('int_reply_kinds__timed') }}
),

addresses as (
    select
        channel,
        event_type,
        coalesce(case when channel = 'web' then url end, '') as web_url
    from events
    group by
        channel,
        event_type,
        coalesce(case when channel = 'web' then url end, '')
),

paged as (
    select
        channel,
        event_type,
        web_url,
        case when channel = 'web' then {{ page_path("nullif(web_url, '')") }} else '' end
            as page_path
    from addresses
),

listed as (
    select
        cast(
            dense_rank() over (
                order by
                    {{ byte_order('paged.channel') }} nulls last,
                    {{ byte_order('paged.event_type') }} nulls last,
                    {{ byte_order('paged.page_path') }}
            ) as {{ dbt.type_int() }}
        ) as kind_number,
        paged.channel,
        paged.event_type,
        paged.web_url,
        paged.page_path,
        timed_kinds.channel is not null as is_timed
    from paged
    left join timed_kinds
        on paged.channel = timed_kinds.channel and paged.event_type = timed_kinds.event_type
)

select * from listed
