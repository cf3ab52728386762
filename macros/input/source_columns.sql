{#- Select every declared column of one raw table, in the declared order, cleaned and typed.
    A column that is missing is a typed null, a missing table is an empty one; the last column
    names the columns whose raw value could not be read. Staging alone uses it.
    source_columns('crm', 'lead_emails') -> select nullif(trim("lead_id"), '') as lead_id, … -#}
{% macro source_columns(source_name, table_name) %}
    {%- set raw_table = source(source_name, table_name) -%}
    {%- if not execute -%}
        {{ return('select * from ' ~ raw_table) }}
    {%- endif -%}
    {%- set declared = lead_scoring._declared_table(source_name, table_name) -%}
    {%- set found = lead_scoring._raw_columns(declared) -%}
    {%- set cells = lead_scoring._cells(declared, found) -%}
    select
        {% for cell in cells -%}
        {{ cell.value }} as {{ cell.name }},
        {% endfor -%}
        {{ lead_scoring._unreadable_columns(cells) }} as unreadable_columns
    {% if found is none -%}
    limit 0
    {%- else -%}
    from {{ raw_table }}
    {%- endif -%}
{% endmacro %}
