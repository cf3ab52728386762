{#- fakesnow takes no list of columns before `as select`, nothing temporary with the name of a schema, and reads the
    schema of `show objects` only where it is called one. -#}
{% macro snowflake__create_table_as(temporary, relation, compiled_code, language='sql') -%}
    create or replace table {{ relation }} as (
        {{ compiled_code }}
    )
{%- endmacro %}

{% macro snowflake__create_view_as_with_temp_flag(relation, sql, is_temporary=False) -%}
    create or replace view {{ relation }} as (
        {{ sql }}
    )
{%- endmacro %}

{% macro snowflake__show_objects_sql(schema, max_results_per_iter, watermark) -%}
    show objects in schema {{ schema }} limit {{ max_results_per_iter }}
{%- endmacro %}
