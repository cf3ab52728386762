{#- When the newest row of a raw table arrived, else happened; for freshness, also where a column
    is absent or text.
    newest_arrival('activity', 'events', 'occurred_at') -> select max(coalesce(loaded_at, …)) -#}
{% macro newest_arrival(source_name, table_name, occurred_column) %}
    {%- set declared = lead_scoring._declared_table(source_name, table_name) -%}
    {%- set arrived = occurred_column -%}
    {%- if 'loaded_at' in declared.columns -%}
        {%- set arrived = 'coalesce(loaded_at, ' ~ occurred_column ~ ')' -%}
    {%- endif -%}
    select max({{ arrived }}) as newest_at
    from ({{ lead_scoring.source_columns(source_name, table_name) }}) as raw_rows
{% endmacro %}
