{#- finish_scoring_run(results) -> marks this run's row in scoring_runs as finished, and as complete when every public
    mart that is a table was built in it without an error. A run that is stopped half-way stays incomplete. -#}
{% macro finish_scoring_run(results) %}
    {%- set marts = [] -%}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.package_name == 'lead_scoring'
        and node.config.access == 'public' and node.config.materialized != 'view' -%}
        {%- do marts.append(node.unique_id) -%}
    {%- endfor -%}
    {%- set built = results | selectattr('status', 'equalto', 'success')
        | map(attribute='node.unique_id') | list -%}
    {%- set runs = results | selectattr('node.name', 'equalto', 'scoring_runs') | list -%}
    {%- if runs and runs[0].status == 'success' -%}
        {%- set missing = marts | reject('in', built) | list -%}
        {%- do run_query(
            'update ' ~ runs[0].node.relation_name ~ ' set finished_at = '
            ~ utc_now() ~ ', is_complete = '
            ~ ('false' if missing else 'true') ~ " where run_id = '" ~ invocation_id ~ "'"
        ) -%}
    {%- endif -%}
{% endmacro %}
