{#- field_then('job_title') -> the record's job_title as text at the moment: from the change log where the
    field has history, else today's. Expects the relations `changes` and `leads`. -#}
{% macro field_then(field) -%}
    case
        when changes.{{ field }} is null then cast(leads.{{ field }} as {{ dbt.type_string() }})
        else nullif(changes.{{ field }}, '')
    end
{%- endmacro %}
