{#- decay_weight('half_life', age, window, half_life) -> share of the points left at an age in whole days,
    4 decimals: none and window 1, linear (window - age) / window, half_life 0.5 ^ (age / half_life).
    The one place with a power; every engine reads the results from int_age_weights. Overridable. -#}
{% macro decay_weight(mode, age, window, half_life) %}
    {{ return(adapter.dispatch('decay_weight', 'lead_scoring')(mode, age, window, half_life)) }}
{% endmacro %}

{% macro default__decay_weight(mode, age, window, half_life) -%}
    case {{ mode }}
        when 'linear' then cast({{ rate(window ~ ' - ' ~ age, window) }} as decimal(5, 4))
        when 'half_life'
            then cast(
                round(
                    cast(power(0.5, cast({{ age }} as {{ double_type() }}) / {{ half_life }}) as {{ ten_decimals_type() }}),
                    4
                ) as decimal(5, 4)
            )
        else cast(1 as decimal(5, 4))
    end
{%- endmacro %}
