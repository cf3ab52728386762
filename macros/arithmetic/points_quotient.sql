{#- points_quotient('points_sum', 'people_count') -> points >= 0 shared out evenly, 4 decimals, rounded half up in whole
    numbers, so that no engine divides in floating point; 0 where there is nobody. 10 over 3 -> 3.3333. -#}
{% macro points_quotient(points, number) -%}
    {%- set whole = 'cast(greatest(' ~ number ~ ', 0) as ' ~ dbt.type_bigint() ~ ')' -%}
    coalesce(
        {{ from_units(whole_division(
            '2 * ' ~ to_units(points) ~ ' + ' ~ whole, '2 * nullif(' ~ whole ~ ', 0)'
        )) }},
        0
    )
{%- endmacro %}
