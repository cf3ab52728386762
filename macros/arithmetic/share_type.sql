{#- share_type() -> the type of every column that holds a share between 0 and 1. -#}
{% macro share_type() %}decimal(5, 4){% endmacro %}
