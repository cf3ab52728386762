{#- The rows that a model would hold after a run at the moment of the query: of a table that keeps rows from run to run,
    what such a run would leave, moved to its day, and beside it what it would add.
    _live_rows(node of int_acts__single, …) -> select … from … where … union all select … from (…) -#}
{% macro _live_rows(node, models) %}
    {%- if node.config.materialized != 'incremental' -%}
        {{ return(lead_scoring._live_code(node, models)) }}
    {%- endif -%}
    {%- set left = lead_scoring._rows_left(node.name) -%}
    {%- set columns = run_query('select * from ' ~ node.relation_name ~ ' limit 0').column_names -%}
    {%- set names = columns | join(', ') %}
    select
        {%- for column in columns %}
        {% if column | lower == 'scored_on' %}(select scored_on from live_util_run) as {% endif -%}
        {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ node.relation_name }}
    where {{ left.condition }}
    {%- if left.is_added_to %}
    union {{ 'all' if not left.may_repeat }}
    select {{ names }}
    from ({{ lead_scoring._live_code(node, models) }}) as added
    {%- endif %}
{% endmacro %}
