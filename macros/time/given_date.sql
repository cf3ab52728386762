{#- given_date('lead_scoring__history_from') -> the UTC date a variable names, as SQL; null when it is empty. -#}
{% macro given_date(variable) -%}
    {%- set given = var(variable, '') | string | trim -%}
    {%- if given -%}
        cast('{{ given[:10] }}' as date)
    {%- else -%}
        cast(null as date)
    {%- endif -%}
{%- endmacro %}
