{#- days_in_seconds('within_days') -> the same stretch of time in seconds. -#}
{% macro days_in_seconds(days) %}({{ days }} * 86400){% endmacro %}
