{#- stub -#}
{% macro check_raw_tables() %}
{% endmacro %}
