{#- The domain of an address, in lower case; null where the address cannot be read.
    email_domain("'Ada@Example.COM'") -> 'example.com' -#}
{% macro email_domain(expression) -%}
    {%- set address = lead_scoring.plain_email(expression) -%}
    case
        when {{ lead_scoring.email_problem(address) }} is null
            then {{ lead_scoring.part_of(address, "'@'", 2) }}
    end
{%- endmacro %}
