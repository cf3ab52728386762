{#- Makes each raw file a view in the schema of its source, so that source() is an ordinary
    relation everywhere. Only DuckDB reads files; on a warehouse the tables are there already.
    register_raw_files(true) -> data/demo/crm/leads.parquet becomes raw_crm.leads -#}
{% macro register_raw_files(must_exist) %}
    {%- do adapter.dispatch('register_raw_files', 'lead_scoring')(must_exist) -%}
{% endmacro %}

{% macro default__register_raw_files(must_exist) %}
{% endmacro %}

{% macro duckdb__register_raw_files(must_exist) %}
    {%- set files = lead_scoring._raw_files() -%}
    {%- set relations = lead_scoring._raw_relations() -%}
    {%- if must_exist -%}
        {%- do lead_scoring._require_raw_files(files, relations) -%}
    {%- endif -%}
    {%- for declared in lead_scoring._declared_tables() if files -%}
        {%- set file = files.get(declared.source_name ~ '/' ~ declared.name) -%}
        {%- set held = relations.get(declared.schema ~ '.' ~ declared.identifier) -%}
        {%- if held == 'by the user' and file -%}
            {%- do log(
                declared.schema ~ '.' ~ declared.identifier ~ ' is a table or view of your own: '
                ~ 'it is read, and ' ~ file ~ ' is not.', info=true
            ) -%}
        {%- elif file -%}
            {%- do lead_scoring._create_raw_view(declared, file) -%}
        {%- elif held == 'by a file' -%}
            {%- do lead_scoring._drop_raw_view(declared) -%}
        {%- endif -%}
    {%- endfor -%}
    {#- Asking dbt for relations opens a transaction, which would be rolled back after the hook. -#}
    {%- do adapter.commit() -%}
{% endmacro %}
