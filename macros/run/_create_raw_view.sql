{#- Makes one raw file a view. A CSV is read as text alone, so that staging decides what each
    value means and nothing is guessed from the first lines.
    _create_raw_view(crm.leads, '/data/crm/leads.csv') -> view raw_crm.leads -#}
{% macro _create_raw_view(declared, file) %}
    {%- set relation = api.Relation.create(
        database=declared.database, schema=declared.schema, identifier=declared.identifier,
        type='view'
    ) -%}
    {%- set place = file | replace('[', '[[]') | replace("'", "''") -%}
    {%- if file.lower().endswith('.csv') -%}
        {%- set reader -%}
            read_csv(
                '{{ place }}',
                all_varchar = true, header = true, delim = ',', quote = '"', escape = '"'
            )
        {%- endset -%}
        {%- do lead_scoring._check_csv(declared, file, reader) -%}
    {%- else -%}
        {%- set reader -%}
            read_parquet('{{ place }}', union_by_name = true, binary_as_string = true)
        {%- endset -%}
    {%- endif -%}
    {%- set note = 'Raw file of lead_scoring: ' ~ file | replace("'", "''") -%}
    {%- set statement_text -%}
        create schema if not exists {{ relation.without_identifier() }};
        create or replace view {{ relation }} as select * from {{ reader }};
        comment on view {{ relation }} is '{{ note }}';
    {%- endset -%}
    {%- do try_or_compiler_error(
        'The raw file ' ~ file ~ ' of ' ~ declared.source_name ~ '.' ~ declared.name
        ~ ' cannot be read. It may be cut off or no Parquet at all: write or copy it again.',
        run_query, statement_text
    ) -%}
    {#- Asking makes dbt list the schema, else it would take the view for all that lies there. -#}
    {%- do adapter.get_relation(relation.database, relation.schema, relation.identifier) -%}
    {%- do adapter.cache_added(relation) -%}
{% endmacro %}
