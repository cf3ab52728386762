{#- row_text(['a', 'b']) -> the columns as one text, 'x|y', empty for null: to order or to hash whole rows. -#}
{% macro row_text(columns) -%}
    {%- for column in columns -%}
        coalesce({{ as_text(column) }}, '')
        {%- if not loop.last %} || '|' || {% endif -%}
    {%- endfor -%}
{%- endmacro %}
