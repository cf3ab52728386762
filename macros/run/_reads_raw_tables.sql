{#- True when something selected reads a raw table; building the rulebook alone needs none.
    _reads_raw_tables() under dbt build --select path:models/staging/rulebook -> false -#}
{% macro _reads_raw_tables() %}
    {%- for selected in selected_resources if selected in graph.nodes -%}
        {%- for parent in graph.nodes[selected].depends_on.nodes or [] -%}
            {%- if parent.startswith('source.lead_scoring.') -%}
                {{ return(true) }}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(false) }}
{% endmacro %}
