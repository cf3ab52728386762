{#- words_of("'Sr. Mgr,  Mktg'") -> ' sr mgr mktg ': lower case, letters and digits of any script kept,
    all else one space, one space at both ends, so that ' mgr ' finds a whole word. Null stays null. -#}
{% macro words_of(expression) %}
    {{ return(adapter.dispatch('words_of', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__words_of(expression) -%}
    (' ' || trim(regexp_replace(lower({{ expression }}), '[^\\p{L}\\p{N}]+', ' ')) || ' ')
{%- endmacro %}

{% macro duckdb__words_of(expression) -%}
    (' ' || trim(regexp_replace(lower({{ expression }}), '[^\p{L}\p{N}]+', ' ', 'g')) || ' ')
{%- endmacro %}

{% macro postgres__words_of(expression) -%}
    (' ' || trim(regexp_replace(lower({{ expression }}), '[^[:alnum:]]+', ' ', 'g')) || ' ')
{%- endmacro %}
