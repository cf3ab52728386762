{#- hours_in_seconds('max_hours') -> the same stretch of time in seconds. -#}
{% macro hours_in_seconds(hours) %}({{ hours }} * 3600){% endmacro %}
