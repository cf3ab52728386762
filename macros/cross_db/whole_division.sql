{#- whole_division(7, 2) -> 3. Quotient of two whole numbers >= 0, the rest dropped, exact for 64 bits. -#}
{% macro whole_division(numerator, denominator) %}
    {{ return(adapter.dispatch('whole_division', 'lead_scoring')(numerator, denominator)) }}
{% endmacro %}

{% macro default__whole_division(numerator, denominator) -%}
    (({{ numerator }}) / ({{ denominator }}))
{%- endmacro %}

{#- DuckDB divides whole numbers with / into a double; // keeps them whole. -#}
{% macro duckdb__whole_division(numerator, denominator) -%}
    (({{ numerator }}) // ({{ denominator }}))
{%- endmacro %}

{% macro spark__whole_division(numerator, denominator) -%}
    (({{ numerator }}) div ({{ denominator }}))
{%- endmacro %}

{% macro bigquery__whole_division(numerator, denominator) -%}
    div(({{ numerator }}), ({{ denominator }}))
{%- endmacro %}

{#- Snowflake rounds a quotient to six decimals, 1999999 / 2000000 to 1: without its rest it has none. -> 0 -#}
{% macro snowflake__whole_division(numerator, denominator) -%}
    cast((({{ numerator }}) - mod({{ numerator }}, {{ denominator }})) / ({{ denominator }}) as bigint)
{%- endmacro %}
