{#- part_of("'ada@example.com'", "'@'", 2) -> 'example.com'; '' where the text has fewer parts. -#}
{% macro part_of(text, delimiter, number) %}
    {{- adapter.dispatch('part_of', 'lead_scoring')(text, delimiter, number) -}}
{% endmacro %}

{% macro default__part_of(text, delimiter, number) %}{{ dbt.split_part(text, delimiter, number) }}{% endmacro %}

{#- On DuckDB dbt takes an element of a list: null and not '' where the text has fewer parts. -#}
{% macro duckdb__part_of(text, delimiter, number) -%}
    split_part({{ text }}, {{ delimiter }}, {{ number }})
{%- endmacro %}

{#- So it does on BigQuery, where a text that is not known has no parts at all. -#}
{% macro bigquery__part_of(text, delimiter, number) -%}
    case when {{ text }} is not null then coalesce({{ dbt.split_part(text, delimiter, number) }}, '') end
{%- endmacro %}

{#- On Spark dbt takes an element of an array: a text without an @ would stop the run. -#}
{% macro spark__part_of(text, delimiter, number) -%}
    split_part({{ text }}, {{ delimiter }}, {{ number }})
{%- endmacro %}
