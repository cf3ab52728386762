{#- Aggregate: the value that is not null with the lowest rank, null when all are null. Ranks are unique whole numbers
    within the group.
    first_known('job_title', 'record_rank') of null at rank 1, 'CEO' at 2 and 'VP' at 3 -> 'CEO' -#}
{% macro first_known(expression, rank) %}
    {{ return(adapter.dispatch('first_known', 'lead_scoring')(expression, rank)) }}
{% endmacro %}

{% macro default__first_known(expression, rank) -%}
    min_by({{ expression }}, case when {{ expression }} is not null then {{ rank }} end)
{%- endmacro %}

{#- DuckDB's arg_min leaves rows out whose value is null. -#}
{% macro duckdb__first_known(expression, rank) -%}
    arg_min({{ expression }}, {{ rank }})
{%- endmacro %}

{% macro postgres__first_known(expression, rank) -%}
    (array_agg({{ expression }} order by {{ rank }}) filter (where {{ expression }} is not null))[1]
{%- endmacro %}

{% macro bigquery__first_known(expression, rank) -%}
    array_agg({{ expression }} ignore nulls order by {{ rank }} limit 1)[safe_offset(0)]
{%- endmacro %}

{#- Redshift has neither min_by nor arrays in SQL. The rank goes before the text, in ten digits, so that the least text
    has the lowest rank: 'b' of rank 1 and 'a' of rank 2 -> '5000000001b' -> 'b'. For texts alone. -#}
{% macro redshift__first_known(expression, rank) -%}
    substring(min(cast(cast({{ rank }} as bigint) + 5000000000 as varchar(10)) || {{ expression }}), 11)
{%- endmacro %}
