{#- The domain of an address, in lower case; null without an @.
    email_domain("'Ada@Example.COM'") -> 'example.com' -#}
{% macro email_domain(expression) -%}
    nullif(lower(trim({{ dbt.split_part(expression, "'@'", 2) }})), '')
{%- endmacro %}
