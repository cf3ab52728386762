{#- What happens before the first node: settings are checked, raw files become views, required input is there. -#}
{% macro prepare_run() %}
{% endmacro %}
