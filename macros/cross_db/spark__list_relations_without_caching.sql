{#- The relations of a schema, Iceberg tables told as such. Spark's own list calls their provider hive, and dbt-spark then
    drops a table before it writes it anew, where it could replace it in one commit.
    spark__list_relations_without_caching(…) -> [['lead_scoring', 'lead_scores', false, 'Provider: iceberg …'], …] -#}
{% macro spark__list_relations_without_caching(schema_relation) %}
    {%- set query = 'show table extended in ' ~ schema_relation.schema ~ " like '*'" -%}
    {%- set listed = [] -%}
    {%- for schema, name, is_temporary, information in run_query(query).rows -%}
        {%- set provider = 'Provider: iceberg\n' if 'table_type=ICEBERG' in information else '' -%}
        {%- do listed.append([schema, name, is_temporary, provider ~ information]) -%}
    {%- endfor -%}
    {{ return(listed) }}
{% endmacro %}
