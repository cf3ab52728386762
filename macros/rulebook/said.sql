{#- said(["'stands '", 'copies', "' times'"]) -> the parts as one text: 'stands 2 times'. -#}
{% macro said(parts) -%}
    {%- for part in parts -%}
    cast({{ part }} as {{ dbt.type_string() }}){% if not loop.last %} || {% endif %}
    {%- endfor -%}
{%- endmacro %}
