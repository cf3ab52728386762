{#- end_of_day('entered_at') -> the last microsecond of the UTC day of an instant. -#}
{% macro end_of_day(instant) -%}
    cast(cast(cast({{ instant }} as date) as {{ dbt.type_string() }}) || ' 23:59:59.999999' as {{ dbt.type_timestamp() }})
{%- endmacro %}
