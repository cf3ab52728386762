{#- Stops when a mart that keeps its rows has a column of another type than its contract: rows would be added to it as
    something else, a score as text. Nothing is changed, for only whoever altered it knows what its values are worth.
    check_kept_marts() -> lead_scores.score is text in the warehouse, int by its contract. To give it its type again: … -#}
{% macro check_kept_marts() %}
    {%- set problems = [] -%}
    {%- for node_id in selected_resources if node_id in graph.nodes and not flags.FULL_REFRESH -%}
        {%- set node = graph.nodes[node_id] -%}
        {%- if node.package_name == 'lead_scoring' and node.config.materialized == 'incremental'
            and node.config.contract.enforced -%}
            {%- set relation = lead_scoring.standing_relation(node) -%}
            {%- for column in (lead_scoring.mistyped_columns(relation, node.columns.values()) if relation else []) -%}
                {%- do problems.append(
                    node.name ~ '.' ~ column.name ~ ' is ' ~ column.found ~ ' in the warehouse, ' ~ column.declared
                    ~ ' by its contract. To give it its type again: ' ~ column.statement ~ ';'
                ) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if problems -%}
        {%- do exceptions.raise_compiler_error(
            problems | join('\n') ~ '\nThe run stops before it changes anything. Where the values are lost, '
            ~ 'dbt build --full-refresh makes the marts anew.'
        ) -%}
    {%- endif -%}
{% endmacro %}
