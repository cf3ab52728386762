-- grain: one row per raw event, with the path of the page that it happened on ('' off the web)
with events as (
    select * from {{ ref('int_events__screened') }}
),

paged as (
    select
        *,
        case when channel = 'web' then {{ page_path('url') }} else '' end as page_path
    from events
)

select * from paged
