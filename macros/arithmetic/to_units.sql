{#- to_units('decayed_points') -> ten-thousandths of a point as a whole number >= 0 (magnitude). -#}
{% macro to_units(expression) %}cast(abs({{ expression }}) * 10000 as {{ dbt.type_bigint() }}){% endmacro %}
