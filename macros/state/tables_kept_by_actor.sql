{#- tables_kept_by_actor() -> the names of the tables in which the rows of a person stay until its acts must be judged
    again -#}
{% macro tables_kept_by_actor() %}
    {{ return(['int_machine_acts__labelled', 'int_acts__turned', 'int_acts__judged']) }}
{% endmacro %}
