{#- plain_number('points') -> a rulebook number as people write it: '5', '-2.5', '0.125'; null is
    '(empty)'. -#}
{% macro plain_number(expression) -%}
    coalesce(
        trim(
            trailing '.' from trim(
                trailing '0' from cast(cast({{ expression }} as decimal(18, 6)) as {{ dbt.type_string() }})
            )
        ),
        '(empty)'
    )
{%- endmacro %}
