{#- page_path("'https://www.example.com/Blog/x?utm=1#top'") -> '/blog/x/': lower case, without host,
    query and fragment, one slash at both ends, so that '/blog/' finds a whole segment. Null gives ''. -#}
{% macro page_path(expression) %}
    {{ return(adapter.dispatch('page_path', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__page_path(expression) -%}
    coalesce(
        '/' || trim(
            both '/' from
            {{ lead_scoring._path_alone(expression) }}
        ) || '/',
        ''
    )
{%- endmacro %}

{#- These two trim by a second argument. '/blog/x' -> '/blog/x/' -#}
{% macro snowflake__page_path(expression) -%}
    coalesce('/' || trim({{ lead_scoring._path_alone(expression) }}, '/') || '/', '')
{%- endmacro %}

{% macro bigquery__page_path(expression) -%}
    coalesce('/' || trim({{ lead_scoring._path_alone(expression) }}, '/') || '/', '')
{%- endmacro %}

{#- _path_alone("'https://x.example/Blog?utm=1'") -> '/blog'. Each pattern occurs once, so it does not matter whether an
    engine replaces the first match or all. -#}
{% macro _path_alone(expression) -%}
    regexp_replace(
        regexp_replace(lower({{ expression }}), '^[a-z][a-z0-9+.-]*://[^/?#]*', ''), '[?#](.|\n)*$', ''
    )
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
