{#- open_ended('valid_to') -> the last day of the calendar where the end of a validity interval is
    empty, so that in_force() compares two dates and never a null. -#}
{% macro open_ended(valid_to) %}coalesce({{ valid_to }}, cast('9999-12-31' as date)){% endmacro %}
