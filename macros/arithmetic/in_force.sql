{#- in_force('bands', 'moments.scored_on') -> true while valid_from <= day < valid_to (decision A3).
    Staging gives open rows the last day of the calendar as valid_to. -#}
{% macro in_force(relation, day) -%}
    ({{ relation }}.valid_from <= {{ day }} and {{ day }} < {{ relation }}.valid_to)
{%- endmacro %}
