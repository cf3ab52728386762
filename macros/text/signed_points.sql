{#- signed_points('contribution') -> '+30', '-10' or '+0': whole points, rounded half away from zero. -#}
{% macro signed_points(points) -%}
    case when round({{ points }}, 0) < 0 then '-' else '+' end
    || cast(cast(round(abs({{ points }}), 0) as {{ dbt.type_int() }}) as {{ dbt.type_string() }})
{%- endmacro %}
