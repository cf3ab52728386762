{#- An 8-byte number that stands for a text where the text itself would be too wide: equal for equal texts, another one on
    each engine. Of a hundred million texts two have the same once in thousands of times.
    DuckDB's own hash gives two texts of like shape the same far more often, for it mixes the ends of each eight
    bytes too little: those of a million numbered addresses did. What md5 makes of them has no shape.
    text_key("'ada'") on DuckDB 1.5 -> 6311419258210590353 -#}
{% macro text_key(expression) %}
    {{ return(adapter.dispatch('text_key', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__text_key(expression) %}{{ lead_scoring.short_hash(expression) }}{% endmacro %}

{% macro duckdb__text_key(expression) %}hash(md5({{ expression }})){% endmacro %}
