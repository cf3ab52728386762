{#- How each declared column is read: its name, its value as SQL, and when it is unreadable.
    _cells(crm.lead_emails, found) -> [{'name': 'lead_id', 'value': …, 'problem': none}, …] -#}
{% macro _cells(declared, found) %}
    {%- set cells = [] -%}
    {%- for column in declared.columns.values() -%}
        {%- set data_type = api.Column.translate_type(column.data_type) -%}
        {%- set raw_column = (found or {}).get(column.name) -%}
        {%- if raw_column is none -%}
            {%- set cell = {'value': 'cast(null as ' ~ data_type ~ ')', 'problem': none} -%}
        {%- else -%}
            {%- set cell = lead_scoring._cell(
                adapter.quote(raw_column.name), raw_column, data_type
            ) -%}
        {%- endif -%}
        {%- do cell.update({'name': column.name}) -%}
        {%- do cells.append(cell) -%}
    {%- endfor -%}
    {{ return(cells) }}
{% endmacro %}
