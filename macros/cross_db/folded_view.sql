{#- The statements that make a view of one long query, or none where the engine does not work out each step of it once.
    folded_view(relation, columns, 'select …') -> drop view …; create view … as select … -#}
{% macro folded_view(relation, columns, query) %}
    {{- return(adapter.dispatch('folded_view', 'lead_scoring')(relation, columns, query)) -}}
{% endmacro %}

{% macro default__folded_view(relation, columns, query) %}{{ return(none) }}{% endmacro %}

{% macro duckdb__folded_view(relation, columns, query) -%}
    create or replace view {{ relation }} as {{ query }}
{%- endmacro %}

{#- Postgres counts no rows of a step and would join them in nested loops, for minutes: what a run sets for its models
    (expect_many_rows) only a function can keep. -#}
{% macro postgres__folded_view(relation, columns, query) -%}
    {%- set function = relation.incorporate(path={'identifier': relation.identifier ~ '_rows'}) -%}
    drop view if exists {{ relation }};
    drop function if exists {{ function }}();
    create function {{ function }}() returns table (
        {%- for column in columns %}
        {{ column.name }} {{ api.Column.translate_type(column.data_type) }}{{ ',' if not loop.last }}
        {%- endfor %}
    ) language sql stable set enable_nestloop = off as $live$ {{ query }} $live$;
    create view {{ relation }} as select * from {{ function }}()
{%- endmacro %}

{% macro redshift__folded_view(relation, columns, query) %}{{ return(none) }}{% endmacro %}
