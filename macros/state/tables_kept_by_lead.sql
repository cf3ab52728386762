{#- tables_kept_by_lead() -> the names of the tables in which the rows of a lead stay until it must be scored again -#}
{% macro tables_kept_by_lead() %}
    {{ return([
        'lead_scores', 'lead_score_reasons', 'int_lead_sources__kept', 'int_stage_entries__kept',
        'int_lead_events__disposed', 'int_account_people__kept', 'lead_attributes',
    ]) }}
{% endmacro %}
