{#- The most rows that each step of a folded view may have, by name; nothing where the engine needs no such number.
    step_limits({'int_leads__merged': 'warehouse.intermediate.int_leads__merged'}) -> {'int_leads__merged': 1050000} -#}
{% macro step_limits(relations) %}{{ return(adapter.dispatch('step_limits', 'lead_scoring')(relations)) }}{% endmacro %}

{% macro default__step_limits(relations) %}{{ return({}) }}{% endmacro %}

{#- DuckDB multiplies its guesses from step to step, to more rows than there are atoms, and then prefers to join every
    lead with every other; a limit is a guess that it believes. Ten times the most rows that any run left and a million,
    for what arrives between two runs. A run on nothing new leaves next to nothing, so the most is kept in
    live_step_rows, beside util_run. A limit that is reached is an error (held_step), never a row less. -#}
{% macro duckdb__step_limits(relations) %}
    {%- set util_run = graph.nodes['model.lead_scoring.util_run'] -%}
    {%- set kept = api.Relation.create(
        database=util_run.database, schema=util_run.schema, identifier='live_step_rows', type='table'
    ) -%}
    {%- do run_query('create table if not exists ' ~ kept ~ ' (step_name varchar, rows_count bigint)') -%}
    {%- set counted -%}
        create or replace table {{ kept }} as
        select
            step_name,
            max(rows_count) as rows_count
        from (
            select * from {{ kept }}
            {%- for name, relation in relations.items() %}
            union all
            select '{{ name }}', count(*) from {{ relation }}
            {%- endfor %}
        ) as counted
        group by step_name
    {%- endset -%}
    {%- do run_query(counted) -%}
    {%- set limits = {} -%}
    {%- for name, rows_count in run_query('select * from ' ~ kept).rows if name in relations -%}
        {%- do limits.update({name: 10 * (rows_count | int) + 1000000}) -%}
    {%- endfor -%}
    {{ return(limits) }}
{% endmacro %}
