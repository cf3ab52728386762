{#- Whether this run must keep others away: it writes tables, and the engine would let two do so.
    is_run_booked() in `dbt run --select lead_scores` on Postgres -> true; in `dbt test` -> false -#}
{% macro is_run_booked() %}
    {{ return(adapter.dispatch('is_run_booked', 'lead_scoring')()) }}
{% endmacro %}

{% macro default__is_run_booked() %}
    {%- for node_id in selected_resources
        if node_id in graph.nodes and graph.nodes[node_id].resource_type == 'model'
        and graph.nodes[node_id].package_name == 'lead_scoring'
        and graph.nodes[node_id].config.materialized in ['table', 'incremental'] -%}
        {{ return(flags.WHICH in ['build', 'run', 'retry']) }}
    {%- endfor -%}
    {{ return(false) }}
{% endmacro %}

{#- A second process cannot even open the file -> false -#}
{% macro duckdb__is_run_booked() %}{{ return(false) }}{% endmacro %}
