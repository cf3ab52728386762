{#- byte_order('rule_id') -> the text in an order that every engine agrees on: 'B' before 'a' before 'é'. -#}
{% macro byte_order(expression) %}
    {{ return(adapter.dispatch('byte_order', 'lead_scoring')(expression)) }}
{% endmacro %}

{% macro default__byte_order(expression) %}{{ expression }}{% endmacro %}

{#- Postgres sorts by the locale of the database: 'a' before 'B' there. -#}
{% macro postgres__byte_order(expression) %}({{ expression }}) collate "C"{% endmacro %}

{#- Redshift, which would take the form of Postgres, always sorts by bytes: 'B' < 'a' is true there. -#}
{% macro redshift__byte_order(expression) %}{{ expression }}{% endmacro %}
