{#- field_then('job_title', 'leads') -> the field as text at the moment: from the change log where the field has
    history, else today's value of the relation. Expects a relation `changes` of pivoted history. -#}
{% macro field_then(field, relation='leads') -%}
    case
        when changes.{{ field }} is null
            then {{ as_text(relation ~ '.' ~ field) }}
        else nullif(changes.{{ field }}, '')
    end
{%- endmacro %}
