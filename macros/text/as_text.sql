{#- as_text('is_won') -> 'true', as_text('amount') -> '12.50': a column as text. A flag, known by its name, has a cast of
    its own, because not every engine can cast it. -#}
{% macro as_text(column) -%}
    {%- if column.split('.')[-1].startswith(('is_', 'has_')) -%}
        {{ dbt.cast_bool_to_text(column) }}
    {%- else -%}
        cast({{ column }} as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}
