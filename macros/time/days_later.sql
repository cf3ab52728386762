{#- days_later('history_to', 1) -> the date so many days after a date; before it where the number is negative. -#}
{% macro days_later(day, days) %}cast({{ later('day', days, day) }} as date){% endmacro %}
