{#- One table as the source YAML declares it.
    _declared_table('crm', 'leads') -> the source node with its columns, types and meta -#}
{% macro _declared_table(source_name, table_name) %}
    {{ return(
        graph.sources.values()
        | selectattr('package_name', 'equalto', 'lead_scoring')
        | selectattr('source_name', 'equalto', source_name)
        | selectattr('name', 'equalto', table_name)
        | first
    ) }}
{% endmacro %}
