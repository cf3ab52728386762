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

{#- Snowflake's patterns know no classes of Unicode: the blocks that hold letters are named, from À to the last but the
    marks between them. 'Geschäftsführer/in' -> ' geschäftsführer in ' -#}
{% macro snowflake__words_of(expression) -%}
    {%- set letters = 'a-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2dff\\u3040-\\ud7ff\\uf900-\\ufdff' -%}
    (' ' || trim(regexp_replace(lower({{ expression }}), '[^{{ letters }}]+', ' ')) || ' ')
{%- endmacro %}

{#- Only its Perl patterns (p) may know classes of Unicode on Redshift; [:alnum:] is ASCII there. -> ' sr mgr ' -#}
{% macro redshift__words_of(expression) -%}
    (' ' || trim(regexp_replace(lower({{ expression }}), '[^\\p{L}\\p{N}]+', ' ', 1, 'p')) || ' ')
{%- endmacro %}
