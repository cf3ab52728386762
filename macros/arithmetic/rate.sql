{#- rate(1, 3) -> 0.3333: the quotient of two whole numbers >= 0 with 4 decimals, rounded half up in whole
    numbers, so that no engine divides in floating point. Null where the denominator is 0. -#}
{% macro rate(numerator, denominator) -%}
    {%- set whole = 'cast(' ~ denominator ~ ' as ' ~ dbt.type_bigint() ~ ')' -%}
    {{ from_units(whole_division(
        '20000 * cast(' ~ numerator ~ ' as ' ~ dbt.type_bigint() ~ ') + ' ~ whole,
        '2 * nullif(' ~ whole ~ ', 0)'
    )) }}
{%- endmacro %}
