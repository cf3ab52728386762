{#- signed_points('contribution') -> '+30' or '-10': whole points, rounded half away from zero. -#}
{% macro signed_points(points) -%}
    case when {{ points }} < 0 then '-' else '+' end
    || cast(cast(round(abs({{ points }}), 0) as {{ dbt.type_int() }}) as {{ dbt.type_string() }})
{%- endmacro %}
