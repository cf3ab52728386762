{#- An address without what nobody means by it: lower case, no white space around it, no dot at its end,
    and the other full stops that may part an internationalised domain as dots; empty text is null.
    normalised_email("' Ada@Bücher。Example. '") -> 'ada@bücher.example' -#}
{% macro normalised_email(expression) -%}
    nullif({{ lead_scoring.plain_email(expression) }}, '')
{%- endmacro %}
