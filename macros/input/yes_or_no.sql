{#- A flag from a word or number: true, t, yes, y, 1 and their opposites; null for anything else.
    yes_or_no("'Yes'") -> true -#}
{% macro yes_or_no(expression) %}
    {%- set word = 'lower(cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ '))' -%}
    case
        when {{ word }} in ('true', 't', 'yes', 'y', '1', '1.0') then true
        when {{ word }} in ('false', 'f', 'no', 'n', '0', '0.0') then false
        else null
    end
{% endmacro %}
