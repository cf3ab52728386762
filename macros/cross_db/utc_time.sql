{#- A time or date as a timestamp without zone in UTC, or as a date; given is its type's family.
    utc_time('seen_at', 'utc_timestamp', 'timestamp') -> 12:00+02:00 becomes 10:00 -#}
{% macro utc_time(expression, given, data_type) %}
    {{- adapter.dispatch('utc_time', 'lead_scoring')(expression, given, data_type) -}}
{% endmacro %}

{% macro default__utc_time(expression, given, data_type) %}
    {%- if given == 'utc_timestamp' -%}
        cast({{ expression }} at time zone 'UTC' as {{ data_type }})
    {%- else -%}
        cast({{ expression }} as {{ data_type }})
    {%- endif -%}
{% endmacro %}

{#- Snowflake has no "at time zone". 12:00+02:00 -> 10:00 -#}
{% macro snowflake__utc_time(expression, given, data_type) %}
    {%- if given == 'utc_timestamp' -%}
        cast(convert_timezone('UTC', {{ expression }}) as {{ data_type }})
    {%- else -%}
        cast({{ expression }} as {{ data_type }})
    {%- endif -%}
{% endmacro %}
