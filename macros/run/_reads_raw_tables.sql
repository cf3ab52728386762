{#- True when something selected reads a raw table, itself or through views that are not selected; building the
    rulebook alone needs none.
    _reads_raw_tables() under dbt build --select path:models/staging/rulebook -> false -#}
{% macro _reads_raw_tables() %}
    {%- set waiting = selected_resources | select('in', graph.nodes) | list -%}
    {%- set seen = [] -%}
    {%- for node_id in waiting -%}
        {%- for parent in graph.nodes[node_id].depends_on.nodes or [] if parent not in seen -%}
            {%- do seen.append(parent) -%}
            {%- if parent.startswith('source.lead_scoring.') -%}
                {{ return(true) }}
            {%- endif -%}
            {#- A list may grow while it is walked. -#}
            {%- if parent in graph.nodes and graph.nodes[parent].config.materialized == 'view' -%}
                {%- do waiting.append(parent) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(false) }}
{% endmacro %}
