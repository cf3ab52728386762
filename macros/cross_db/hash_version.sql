{#- hash_version() -> what the short hashes of this engine depend on, as SQL text. Kept hashes are worthless once it
    changes, so it counts towards the fingerprint of the activity room.
    On DuckDB, whose hash may change with a release -> version() -#}
{% macro hash_version() %}
    {{ return(adapter.dispatch('hash_version', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__hash_version() %}''{% endmacro %}

{% macro duckdb__hash_version() %}version(){% endmacro %}
