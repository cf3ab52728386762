{#- as_seen_at('leads', ['created_at']) -> ['leads.created_at <= run.as_of', 'leads.created_at <= run.known_as_of']:
    within a day nothing ages, but a row may begin to count between two runs. -#}
{% macro as_seen_at(row, instants) %}
    {%- set seen = [] -%}
    {%- for instant in instants -%}
        {%- do seen.append(row ~ '.' ~ instant ~ ' <= run.as_of') -%}
        {%- do seen.append(row ~ '.' ~ instant ~ ' <= run.known_as_of') -%}
    {%- endfor -%}
    {{ return(seen) }}
{% endmacro %}
