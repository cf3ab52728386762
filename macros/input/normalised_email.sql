{#- An address as it is compared: lower case, without white space around it; empty text is null.
    normalised_email("' Ada@Example.COM '") -> 'ada@example.com' -#}
{% macro normalised_email(expression) -%}
    nullif(lower(trim({{ expression }})), '')
{%- endmacro %}
