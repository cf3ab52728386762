{#- zoned_type() -> the name of the type of an instant that knows its zone, as raw tables may hold: timestamptz. -#}
{% macro zoned_type() %}
    {{ return(adapter.dispatch('zoned_type', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__zoned_type() %}timestamptz{% endmacro %}

{% macro snowflake__zoned_type() %}timestamp_tz{% endmacro %}

{#- Every timestamp is an instant there. -#}
{% macro spark__zoned_type() %}timestamp{% endmacro %}

{% macro bigquery__zoned_type() %}timestamp{% endmacro %}
