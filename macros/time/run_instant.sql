{#- run_instant('lead_scoring__as_of', fallback) -> the instant a variable names, as SQL: a bare date is the
    last microsecond of that UTC day, an empty variable is the fallback. -#}
{% macro run_instant(variable, fallback) -%}
    {%- set given = var(variable, '') | string | trim -%}
    {%- if given == '' -%}
        {{ fallback }}
    {%- elif given | length == 10 -%}
        cast('{{ given }} 23:59:59.999999' as {{ dbt.type_timestamp() }})
    {%- else -%}
        cast('{{ modules.re.sub(' ?(Z|UTC|[+]00:?00)$', '', given) | replace('T', ' ') }}' as {{ dbt.type_timestamp() }})
    {%- endif -%}
{%- endmacro %}
