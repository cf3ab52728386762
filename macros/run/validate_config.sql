{#- stub -#}
{% macro validate_config() %}
{% endmacro %}
