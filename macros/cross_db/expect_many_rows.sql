{#- What tells the engine, for the transaction of one model, that its steps hold many rows.
    Postgres knows nothing of a CTE that it has grouped or joined: it takes it for one row and joins two of them by
    nested loops, which takes hours where a hash join takes a second. Nothing on engines that guess better.
    expect_many_rows() of a table on Postgres -> set local enable_nestloop = off -#}
{% macro expect_many_rows() %}
    {{ return(adapter.dispatch('expect_many_rows', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__expect_many_rows() %}{% endmacro %}

{% macro postgres__expect_many_rows() -%}
    {%- if model.config.materialized != 'view' -%}set local enable_nestloop = off{%- endif -%}
{%- endmacro %}

{#- Redshift takes every form of Postgres that it has none of its own for, and has no such setting. -> nothing -#}
{% macro redshift__expect_many_rows() %}{% endmacro %}
