{#- multiplier_type() -> the type of what a buying role multiplies points by. -#}
{% macro multiplier_type() %}decimal(5, 2){% endmacro %}
