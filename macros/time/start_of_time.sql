{#- start_of_time() -> an instant before all evidence: stands for "always" where a time is null. -#}
{% macro start_of_time() %}cast('1900-01-01 00:00:00' as {{ dbt.type_timestamp() }}){% endmacro %}
