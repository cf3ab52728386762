{#- page_path("'https://www.example.com/Blog/x?utm=1#top'") -> '/blog/x/': lower case, without host,
    query and fragment, one slash at both ends, so that '/blog/' finds a whole segment. Null gives ''. -#}
{% macro page_path(expression) %}
    {{ return(adapter.dispatch('page_path', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__page_path(expression) -%}
    coalesce(
        '/' || trim(
            both '/' from
            lower(regexp_replace({{ expression }}, '^([A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)|([?#].*)$', ''))
        ) || '/',
        ''
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
