{#- Drops the view of a raw file that is gone, so that its table counts as absent.
    _drop_raw_view(crm.users) -> drop view raw_crm.users -#}
{% macro _drop_raw_view(declared) %}
    {%- set relation = api.Relation.create(
        database=declared.database, schema=declared.schema, identifier=declared.identifier,
        type='view'
    ) -%}
    {%- do adapter.drop_relation(relation) -%}
{% endmacro %}
