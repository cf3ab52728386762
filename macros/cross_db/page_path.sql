{#- page_path("'https://www.example.com/Blog/x?utm=1#top'") -> '/blog/x/': lower case, without host,
    query and fragment, one slash at both ends, so that '/blog/' finds a whole segment. Null gives ''. -#}
{% macro page_path(expression) %}
    {{ return(adapter.dispatch('page_path', 'lead_scoring')(expression)) }}
{% endmacro %}

{#- The pattern is bound to the start, so that it makes no odds whether an engine replaces one match or all. -#}
{% macro default__page_path(expression) -%}
    {%- set without_host = "regexp_replace(lower(" ~ expression ~ "), '^[a-z][a-z0-9+.-]*://[^/?#]*', '')" -%}
    {%- set without_query = dbt.split_part(without_host, "'?'", 1) -%}
    coalesce('/' || trim(both '/' from {{ dbt.split_part(without_query, "'#'", 1) }}) || '/', '')
{%- endmacro %}

{% macro duckdb__page_path(expression) -%}
    coalesce(
        '/' || trim(
            regexp_extract(
                lower({{ expression }}), '^(?:[a-z][a-z0-9+.-]*://[^/?#]*)?([^?#]*)', 1
            ),
            '/'
        ) || '/',
        ''
    )
{%- endmacro %}
