{#- recorded_person() -> who an event speaks of, as recorded: lead id, else e-mail, else anonymous id; '' for none.
    Reads recorded_lead_id, recorded_email and recorded_anonymous_id, '' where absent. -#}
{% macro recorded_person(relation='') -%}
    {%- set prefix = relation ~ '.' if relation else '' -%}
    coalesce(
        nullif({{ prefix }}recorded_lead_id, ''),
        nullif({{ prefix }}recorded_email, ''),
        {{ prefix }}recorded_anonymous_id
    )
{%- endmacro %}
