{#- cast_timestamp('observed_on') -> the first instant of a day. -#}
{% macro cast_timestamp(expression) %}cast({{ expression }} as {{ dbt.type_timestamp() }}){% endmacro %}
