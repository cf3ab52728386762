{#- Why a normalised address names no mailbox; null where it does.
    email_problem("'ada@@example.com'") -> 'e-mail has more than one @' -#}
{% macro email_problem(expression) -%}
    case
        when {{ expression }} not like '%@%' then 'e-mail has no @'
        when {{ expression }} like '%@%@%' then 'e-mail has more than one @'
        {%- for space in [' ', '\t', '\u00a0'] %}
        when {{ expression }} like '%{{ space }}%' then 'e-mail has a space in it'
        {%- endfor %}
        when {{ expression }} like '@%' then 'e-mail has nothing before the @'
        when {{ expression }} like '%@.%' or {{ expression }} like '%@%..%'
            or {{ expression }} like '%@_%.'
            then 'e-mail has an empty part in its domain'
        when {{ expression }} not like '%@_%._%' then 'e-mail has no domain'
    end
{%- endmacro %}
