{#- from_units('share_units') -> points, from ten-thousandths of a point. -#}
{% macro from_units(expression) -%}
    cast(cast({{ expression }} as decimal(18, 0)) * cast(0.0001 as decimal(5, 4)) as {{ points_type() }})
{%- endmacro %}
