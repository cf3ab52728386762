{#- later('hour', 24, 'loaded_at') -> the instant so many days or hours after another, with its microseconds:
    2026-06-30 12:00:00.5 -> 2026-07-01 12:00:00.5. -#}
{% macro later(part, count, instant) %}
    {{- adapter.dispatch('later', 'lead_scoring')(part, count, instant) -}}
{% endmacro %}

{#- On BigQuery dbt gives another type, which cannot be compared with an instant. -#}
{% macro default__later(part, count, instant) %}{{ cast_timestamp(dbt.dateadd(part, count, instant)) }}{% endmacro %}

{#- On Spark dbt counts in whole seconds: 12:00:00.5 would lose its half. -#}
{% macro spark__later(part, count, instant) -%}
    timestampadd({{ part }}, {{ count }}, {{ instant }})
{%- endmacro %}
