{#- points_type() -> the type of every column that holds points. -#}
{% macro points_type() %}decimal(18, 4){% endmacro %}
