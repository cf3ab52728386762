{#- version_length() -> how many hex digits a rulebook version has. -#}
{% macro version_length() %}12{% endmacro %}
