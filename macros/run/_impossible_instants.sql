{#- A sentence when evidence would have to be known before the scored instant.
    _impossible_instants() with as_of 2026-06-30, known_as_of 2026-06-29 -> [… lies before …] -#}
{% macro _impossible_instants() %}
    {%- set as_of = lead_scoring.given_instant('lead_scoring__as_of') -%}
    {%- set known_as_of = lead_scoring.given_instant('lead_scoring__known_as_of') -%}
    {%- if known_as_of < as_of -%}
        {{ return([
            'lead_scoring__known_as_of (' ~ known_as_of ~ ') lies before lead_scoring__as_of ('
            ~ as_of ~ '): what happens in between cannot be known yet. Swap the two, or leave '
            ~ 'lead_scoring__known_as_of empty.'
        ]) }}
    {%- endif -%}
    {{ return([]) }}
{% endmacro %}
