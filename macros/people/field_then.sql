{#- field_then('job_title', 'leads') -> the field as text at the moment: from the change log where the field has
    history, else today's value of the relation. Expects a relation `changes` of pivoted history. -#}
{% macro field_then(field, relation='leads') -%}
    case
        when changes.{{ field }} is null
            then cast({{ relation }}.{{ field }} as {{ dbt.type_string() }})
        else nullif(changes.{{ field }}, '')
    end
{%- endmacro %}
