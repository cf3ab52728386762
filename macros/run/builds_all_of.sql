{#- builds_all_of(['lead_scores']) -> true, as SQL, in a run that builds each of these models -#}
{% macro builds_all_of(names) -%}
    {%- set selected = selected_resources or [] -%}
    {%- set missing = [] -%}
    {%- for name in names if 'model.lead_scoring.' ~ name not in selected -%}
        {%- do missing.append(name) -%}
    {%- endfor -%}
    {{- missing | length == 0 -}}
{%- endmacro %}
