{#- Where a raw table is looked for, in words.
    raw_place(crm.leads) -> /data/crm/leads.parquet or leads.csv (view raw_crm.leads) -#}
{% macro raw_place(declared) %}
    {{ return(adapter.dispatch('raw_place', 'lead_scoring')(declared)) }}
{% endmacro %}

{% macro default__raw_place(declared) %}
    {{ return(
        'the table ' ~ declared.database ~ '.' ~ declared.schema ~ '.' ~ declared.identifier
        ~ ' (lead_scoring__' ~ declared.source_name ~ '_schema names its schema)'
    ) }}
{% endmacro %}

{% macro duckdb__raw_place(declared) %}
    {{ return(
        lead_scoring._raw_path() ~ '/' ~ declared.source_name ~ '/' ~ declared.name
        ~ ' (.parquet, .csv or a folder of .parquet; here the relation '
        ~ declared.schema ~ '.' ~ declared.identifier ~ ')'
    ) }}
{% endmacro %}
