{#- start_of_days(ref('int_arrival_days__due')) -> (select cast(min(read_on) as timestamp) from int_arrival_days__due):
    the instant at which the first of some days begins, as a bound of what is read of raw rows. -#}
{% macro start_of_days(days) %}
    {{- adapter.dispatch('start_of_days', 'lead_scoring')(days) -}}
{% endmacro %}

{% macro default__start_of_days(days) -%}
    (select cast(min(read_on) as {{ dbt.type_timestamp() }}) from {{ days }})
{%- endmacro %}

{#- Spark opens every file where the bound is a query: for a table that is written at once, the query is answered first.
    start_of_days(ref('int_arrival_days__due')) -> cast('2026-06-20' as timestamp) -#}
{% macro spark__start_of_days(days) -%}
    {%- set is_written_now = execute and flags.WHICH in ['build', 'run', 'retry'] and model.resource_type == 'model' -%}
    {%- if not (is_written_now and model.config.materialized == 'table') -%}
        {{ return(lead_scoring.default__start_of_days(days)) }}
    {%- endif -%}
    {%- set first_day = run_query('select min(read_on) from ' ~ days).rows[0][0] -%}
    cast({{ 'null' if first_day is none else "'" ~ first_day ~ "'" }} as {{ dbt.type_timestamp() }})
{%- endmacro %}
