{#- points_product(['points', 'counted_occurrences', 'multiplier', 'weight']) -> their exact product: each
    factor gets a type so narrow that no engine falls back on floating point. Up to 9 digits of count. -#}
{% macro points_product(factors) -%}
    {%- set types = {'points': 'decimal(9, 2)', 'counted_occurrences': 'decimal(9, 0)',
                     'multiplier': 'decimal(5, 2)', 'weight': 'decimal(5, 4)'} -%}
    {%- for factor in factors -%}
        cast({{ factor }} as {{ types[factor] }}){{ ' * ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
