{#- bqemulator takes no list of columns before `as select`. -#}
{% macro bigquery__create_table_as(temporary, relation, compiled_code, language='sql') -%}
    create or replace table {{ relation }} as (
        {{ compiled_code }}
    )
{%- endmacro %}
