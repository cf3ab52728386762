{#- Tells when crm.leads has no row: the run goes on and scores nobody.
    _tell_empty_leads() -> crm.leads is empty: nobody will be scored. -#}
{% macro _tell_empty_leads() %}
    {%- set leads = source('crm', 'leads') -%}
    {%- if run_query('select 1 as one from ' ~ leads ~ ' limit 1').rows | length == 0 -%}
        {%- do exceptions.warn(
            'crm.leads is empty: the run goes on, and nobody will be scored.'
        ) -%}
    {%- endif -%}
{% endmacro %}
