{#- The rows of a seed as literals. dbt-spark binds values itself: text with an apostrophe breaks its statement, and an
    empty cell becomes the text None.
    spark__load_csv_rows(model, <it's|>) -> insert into … values (cast('it\'s' as string), cast(null as string)) -#}
{% macro spark__load_csv_rows(model, agate_table) %}
    {%- set types = model['config'].get('column_types', {}) -%}
    {%- set statements = [] -%}
    {%- for chunk in agate_table.rows | batch(get_batch_size()) -%}
        {%- set rows = [] -%}
        {%- for row in chunk -%}
            {%- set cells = [] -%}
            {%- for name in agate_table.column_names -%}
                {%- set type = types.get(name, adapter.convert_type(agate_table, loop.index0)) -%}
                {%- set text = row[name] | string | replace('\\', '\\\\') | replace("'", "\\'") -%}
                {%- do cells.append(
                    'cast(' ~ ('null' if row[name] is none else "'" ~ text ~ "'") ~ ' as ' ~ type ~ ')'
                ) -%}
            {%- endfor -%}
            {%- do rows.append('(' ~ cells | join(', ') ~ ')') -%}
        {%- endfor -%}
        {%- set statement_text = 'insert into ' ~ this ~ ' values\n' ~ rows | join(',\n') -%}
        {%- do adapter.add_query(statement_text, abridge_sql_log=true) -%}
        {%- do statements.append(statement_text) -%}
    {%- endfor -%}
    {{ return(statements | first | default('')) }}
{% endmacro %}
