{#- stub -#}
{% macro tell_stale_data() %}
{% endmacro %}
