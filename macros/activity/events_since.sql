{#- events_since(ref('int_events__screened'), ref('int_arrival_days__due')) -> select * from the events that may be
    of those days: the bound is on a raw column, so that files and partitions before it are not read. -#}
{% macro events_since(events, days) -%}
    {%- set bound = lead_scoring.start_of_days(days) -%}
    select * from {{ events }}
    where loaded_at >= {{ bound }}
    union all
    select * from {{ events }}
    where loaded_at is null and occurred_at >= {{ bound }}
    union all
    select * from {{ events }}
    where loaded_at is null and occurred_at is null
{%- endmacro %}
