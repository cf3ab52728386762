{#- bit_of(3) -> 4: a whole number from 1 to 60 as a power of two, so that the sum over a set of numbers
    names the set; null beyond. -#}
{% macro bit_of(number) -%}
    case {{ number }}
        {%- for exponent in range(60) %}
        when {{ exponent + 1 }} then {{ 2 ** exponent }}
        {%- endfor %}
    end
{%- endmacro %}
