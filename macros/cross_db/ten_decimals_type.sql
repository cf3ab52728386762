{#- ten_decimals_type() -> the type that a floating-point number passes through before it is rounded to four decimals, so
    that every engine rounds the same: 0.12345 -> 0.1235 -#}
{% macro ten_decimals_type() %}
    {{ return(adapter.dispatch('ten_decimals_type', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__ten_decimals_type() %}decimal(18, 10){% endmacro %}

{#- BigQuery's decimal has nine decimals at most. 0.0000000001 -> 0.0000000001 and not 0 -#}
{% macro bigquery__ten_decimals_type() %}bignumeric(18, 10){% endmacro %}
