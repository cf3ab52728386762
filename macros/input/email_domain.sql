{#- The domain of a plain address; null where the address names no mailbox.
    email_domain("'ada@example.com'") -> 'example.com' -#}
{% macro email_domain(expression) -%}
    case
        when {{ lead_scoring.email_problem(expression) }} is null
            then {{ lead_scoring.part_of(expression, "'@'", 2) }}
    end
{%- endmacro %}
