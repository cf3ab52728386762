{#- day_text('valid_from') -> the day as text, 2026-01-31; null is '(empty)'. -#}
{% macro day_text(day) -%}
    coalesce(cast(cast({{ day }} as date) as {{ dbt.type_string() }}), '(empty)')
{%- endmacro %}
