{#- What delete+insert does elsewhere, as one statement and so one commit of an Iceberg table: every row of a key that
    the new rows hold goes, and the new rows come. dbt-spark's own merge updates row by row and leaves the rest.
    spark__get_merge_sql(history, new_rows, ['lead_id'], …) -> merge into history using (keys and new rows) … -#}
{% macro spark__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) %}
    {%- set keys = [unique_key] if unique_key is string else unique_key -%}
    {%- set names = adapter.get_columns_in_relation(target) | map(attribute='name') | list -%}
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
