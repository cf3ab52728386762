{#- Stops when the role of this run may not read a raw table that is there, or make tables where the run writes: one
    sentence with the statements that allow it.
    check_rights(true) -> This run lacks rights in the database crm. … grant select on raw_crm.leads to ada; -#}
{% macro check_rights(reads_raw_tables) %}
    {%- set writers = selected_resources | select('in', graph.nodes) | list -%}
    {#- Beside util_run a run books itself. -#}
    {%- if lead_scoring.is_run_booked() -%}
        {%- do writers.append('model.lead_scoring.util_run') -%}
    {%- endif -%}
    {%- set schemas = [] -%}
    {%- for node_id in writers -%}
        {%- set node = graph.nodes[node_id] -%}
        {%- if node.resource_type in ['model', 'seed', 'snapshot'] and node.schema not in schemas -%}
            {%- do schemas.append(node.schema) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set grants = lead_scoring.missing_grants(
        lead_scoring._declared_tables() if reads_raw_tables else [], schemas
    ) -%}
    {%- if grants -%}
        {%- do exceptions.raise_compiler_error(
            'This run lacks rights in the database ' ~ target.database ~ ', and stops before it changes anything. '
            ~ 'Whoever owns what is named here gives them:\n' ~ grants | join(';\n') ~ ';'
        ) -%}
    {%- endif -%}
{% endmacro %}
