{#- to_points('points * weight') -> decimal(18, 4), rounded half away from zero: the one place where
    evidence is rounded (decision A12). -#}
{% macro to_points(expression) %}cast(round({{ expression }}, 4) as {{ points_type() }}){% endmacro %}
