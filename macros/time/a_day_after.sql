{#- a_day_after('loaded_at') -> the instant 24 hours later: how far ahead a sender's clock may run (decision A7). -#}
{% macro a_day_after(instant) %}{{ later('hour', 24, instant) }}{% endmacro %}
