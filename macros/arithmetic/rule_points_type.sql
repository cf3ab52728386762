{#- rule_points_type() -> the type of points as written in a rule. -#}
{% macro rule_points_type() %}decimal(9, 2){% endmacro %}
