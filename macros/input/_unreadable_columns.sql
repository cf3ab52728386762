{#- The names of the columns that could not be read in a row, joined by '; ', else ''.
    Each name is put behind its own '; ', so that the text starts at the third character.
    _unreadable_columns(cells) -> substring(case when … then '; amount' else '' end || …, 3) -#}
{% macro _unreadable_columns(cells) %}
    {%- set named = [] -%}
    {%- for cell in cells if cell.problem -%}
        {%- do named.append(
            'case when ' ~ cell.problem ~ " then '; " ~ cell.name ~ "' else '' end"
        ) -%}
    {%- endfor -%}
    {%- if not named -%}
        {{ return("cast('' as " ~ dbt.type_string() ~ ")") }}
    {%- endif -%}
    {{ return('substring(' ~ dbt.concat(named) ~ ', 3)') }}
{% endmacro %}
