{#- An 8-byte number that is equal for equal texts, another one on each engine.
    Only ever used to find candidates; the decision is taken on the full text.
    short_hash("'ada'") on DuckDB 1.5 -> 11759510124753567376 -#}
{% macro short_hash(expression) %}
    {{ return(adapter.dispatch('short_hash', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__short_hash(expression) %}md5({{ expression }}){% endmacro %}

{% macro duckdb__short_hash(expression) %}hash({{ expression }}){% endmacro %}

{% macro postgres__short_hash(expression) %}hashtextextended({{ expression }}, 0){% endmacro %}

{% macro spark__short_hash(expression) %}xxhash64({{ expression }}){% endmacro %}

{% macro snowflake__short_hash(expression) %}hash({{ expression }}){% endmacro %}

{% macro bigquery__short_hash(expression) %}farm_fingerprint({{ expression }}){% endmacro %}

{% macro redshift__short_hash(expression) %}farmfingerprint64({{ expression }}){% endmacro %}
