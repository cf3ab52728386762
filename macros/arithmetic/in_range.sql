{#- in_range('fit_score', 'bands.min_points', 'bands.max_points') -> true in [min, max), null = open. -#}
{% macro in_range(value, lower, upper) -%}
    (
        ({{ lower }} is null or {{ value }} >= {{ lower }})
        and ({{ upper }} is null or {{ value }} < {{ upper }})
    )
{%- endmacro %}
