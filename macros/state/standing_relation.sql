{#- standing_relation(<node of int_leads__kept>) -> the table of a model, or none where it has not been built. Where dbt
    may not ask the database, it is taken to be there. -#}
{% macro standing_relation(node) %}
    {%- if not flags.INTROSPECT -%}
        {{ return(api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias, type='table')) }}
    {%- endif -%}
    {{ return(adapter.get_relation(node.database, node.schema, node.alias)) }}
{% endmacro %}
