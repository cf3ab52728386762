{#- Views that are written into each of their readers, for it is these that bound what is read of the raw events: as a
    step of its own such a view would be worked out once, and of all events.
    _read_in_place() -> ['stg_activity__events', 'int_events__screened'] -#}
{% macro _read_in_place() %}
    {{ return(['stg_activity__events', 'int_events__screened']) }}
{% endmacro %}
