{#- The domain of an address, in lower case; null without an @.
    email_domain("'Ada@Example.COM'") -> 'example.com' -#}
{% macro email_domain(expression) -%}
    nullif(lower(trim({{ part_of(expression, "'@'", 2) }})), '')
{%- endmacro %}
