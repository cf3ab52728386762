{#- What delete+insert does elsewhere, as one statement and so one commit: every row of a key that the new rows hold
    goes, and the new rows come. The merges of dbt-spark and dbt-bigquery update row by row and leave the rest.
    replacing_merge(history, new_rows, ['lead_id'], ['lead_id', 'score']) -> merge into history using (keys and new
    rows) … -#}
{% macro replacing_merge(target, source, unique_key, names) %}
    {%- set keys = [unique_key] if unique_key is string else unique_key -%}
    merge into {{ target }} as standing
    using (
        select
            {%- for name in names %}
            {{ name if name in keys else 'null as ' ~ name }},
            {%- endfor %}
            true as is_key
        from {{ source }}
        group by {{ keys | join(', ') }}
        union all
        select
            {{ names | join(',\n            ') }},
            false as is_key
        from {{ source }}
    ) as fresh
        on fresh.is_key
        {%- for key in keys %} and standing.{{ key }} = fresh.{{ key }}{% endfor %}
    when matched then delete
    when not matched and not fresh.is_key then
        insert ({{ names | join(', ') }}) values (fresh.{{ names | join(', fresh.') }})
{% endmacro %}

{#- dbt-spark's merge, for every table: rows of a key are replaced. Names of columns are asked of the table.
    spark__get_merge_sql(history, new_rows, ['lead_id'], none, none) -> merge into history as standing using (…) … -#}
{% macro spark__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) %}
    {%- set names = adapter.get_columns_in_relation(target) | map(attribute='name') | list -%}
    {{- lead_scoring.replacing_merge(target, source, unique_key, names) -}}
{% endmacro %}

{#- Without a key BigQuery's merge adds rows, and is what append is elsewhere.
    bigquery__get_merge_sql(history, new_rows, ['lead_id'], <lead_id, score>, none) -> merge into history as standing
    using (…) …; with none for the key -> merge into history … on (FALSE) when not matched then insert … -#}
{% macro bigquery__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) %}
    {%- if unique_key and model.package_name == 'lead_scoring' -%}
        {{- lead_scoring.replacing_merge(target, source, unique_key, dest_columns | map(attribute='name') | list) -}}
    {%- else -%}
        {{- dbt.default__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -}}
    {%- endif -%}
{% endmacro %}
