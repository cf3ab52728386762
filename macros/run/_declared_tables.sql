{#- Every table that the source YAML declares.
    _declared_tables() -> [crm.leads, crm.lead_emails, …] -#}
{% macro _declared_tables() %}
    {{ return(
        graph.sources.values() | selectattr('package_name', 'equalto', 'lead_scoring') | list
    ) }}
{% endmacro %}
