{#- The name of an 8-byte float (DuckDB's float is 4 bytes, so dbt.type_float() will not do).
    double_type() -> double; on Postgres double precision -#}
{% macro double_type() %}
    {{ return(adapter.dispatch('double_type', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__double_type() %}double{% endmacro %}

{% macro postgres__double_type() %}double precision{% endmacro %}

{% macro bigquery__double_type() %}float64{% endmacro %}
