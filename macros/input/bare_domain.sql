{#- A web domain without scheme, www., path, query, port and the dot at its end, in lower case; null
    when nothing is left. The mark | stands before the host, so that a www. inside it stays, and
    then behind it, so that a dot is taken away there alone.
    bare_domain("'https://www.Example.com.:443/about?x=1'") -> 'example.com' -#}
{% macro bare_domain(expression) -%}
    {%- set marked = dbt.concat(["'|'", 'lower(trim(' ~ expression ~ '))']) -%}
    {%- set secure = dbt.replace(marked, "'|https://'", "'|'") -%}
    {%- set without_scheme = dbt.replace(secure, "'|http://'", "'|'") -%}
    {%- set without_www = dbt.replace(without_scheme, "'|www.'", "'|'") -%}
    {%- set without_mark = dbt.replace(without_www, "'|'", "''") -%}
    {%- set without_path = part_of(without_mark, "'/'", 1) -%}
    {%- set without_query = part_of(without_path, "'?'", 1) -%}
    {%- set without_port = part_of(without_query, "':'", 1) -%}
    {%- set marked_end = dbt.concat([without_port, "'|'"]) -%}
    {%- set without_dot = dbt.replace(dbt.replace(marked_end, "'.|'", "'|'"), "'|'", "''") -%}
    nullif({{ without_dot }}, '')
{%- endmacro %}
