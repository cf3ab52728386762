{#- What lies in the raw schemas already: a view of ours over a file, or something of the user's.
    _raw_relations() -> {'raw_crm.leads': 'by a file', 'raw_crm.users': 'by the user'} -#}
{% macro _raw_relations() %}
    {%- set found = run_query(
        "select schema_name, view_name, comment like 'Raw file of lead_scoring%' "
        ~ "from duckdb_views() "
        ~ "where database_name = '" ~ target.database ~ "' and not internal union all "
        ~ "select schema_name, table_name, false from duckdb_tables() "
        ~ "where database_name = '" ~ target.database ~ "'"
    ) -%}
    {%- set relations = {} -%}
    {%- for row in found.rows -%}
        {%- set held = 'by a file' if row[2] else 'by the user' -%}
        {%- do relations.update({row[0] ~ '.' ~ row[1]: held}) -%}
    {%- endfor -%}
    {{ return(relations) }}
{% endmacro %}
