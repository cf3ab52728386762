{#- points_product(['points', 'counted_occurrences', 'multiplier', 'weight']) -> their exact product: each
    factor gets a type so narrow that no engine falls back on floating point. Up to 9 digits of count. -#}
{% macro points_product(factors) -%}
    {%- set types = {'points': rule_points_type(), 'counted_occurrences': 'decimal(9, 0)',
                     'multiplier': multiplier_type(), 'weight': 'decimal(5, 4)'} -%}
    {%- for factor in factors -%}
        cast({{ factor }} as {{ types[factor] }}){{ ' * ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
