{#- wilson_low(converted, entered) / wilson_high(converted, entered) -> bounds of the 95 % Wilson interval
    of a share, 4 decimals; null when nothing entered. Floating point inside, rounded at this one place. -#}
{% macro wilson_low(converted, entered) %}{{ lead_scoring._wilson_bound(converted, entered, '-') }}{% endmacro %}

{% macro wilson_high(converted, entered) %}{{ lead_scoring._wilson_bound(converted, entered, '+') }}{% endmacro %}

{% macro _wilson_bound(converted, entered, sign) -%}
    {%- set z = 1.959964 -%}
    {%- set n = 'nullif(cast(' ~ entered ~ ' as ' ~ double_type() ~ '), 0)' -%}
    {%- set p = '(cast(' ~ converted ~ ' as ' ~ double_type() ~ ') / ' ~ n ~ ')' -%}
    cast(
        round(
            cast(
                (
                    {{ p }} + {{ z * z }} / (2 * {{ n }})
                    {{ sign }} {{ z }} * sqrt(
                        {{ p }} * (1 - {{ p }}) / {{ n }} + {{ z * z }} / (4 * {{ n }} * {{ n }})
                    )
                ) / (1 + {{ z * z }} / {{ n }}) as {{ ten_decimals_type() }}
            ),
            4
        ) as decimal(5, 4)
    )
{%- endmacro %}
