{#- The columns that a raw table really has: lower-case name -> column, or none without the table.
    Where dbt may not ask the database, all columns are taken to be there as declared.
    _raw_columns(crm.leads) -> {'lead_id': <Column "Lead_ID" VARCHAR>, …} -#}
{% macro _raw_columns(declared) %}
    {%- set found = {} -%}
    {%- if not flags.INTROSPECT -%}
        {%- for column in declared.columns.values() -%}
            {%- set assumed_type = api.Column.translate_type(column.data_type) -%}
            {%- do found.update({column.name: api.Column.create(column.name, assumed_type)}) -%}
        {%- endfor -%}
        {{ return(found) }}
    {%- endif -%}
    {%- set raw_table = adapter.get_relation(
        declared.database, declared.schema, declared.identifier
    ) -%}
    {%- if raw_table is none -%}
        {{ return(none) }}
    {%- endif -%}
    {%- for column in adapter.get_columns_in_relation(raw_table) -%}
        {%- do found.update({column.name | lower: column}) -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}
