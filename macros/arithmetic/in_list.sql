{#- in_list("'vp'", "'c_level;vp'") -> true: the value is one of a `;`-separated list of the rulebook. A value of
    the CRM may hold any sign, so the list is searched and not matched by a pattern: '%' is no value of it. -#}
{% macro in_list(value, list) -%}
    ({{ dbt.position("';' || " ~ value ~ " || ';'", "';' || " ~ list ~ " || ';'") }} > 0)
{%- endmacro %}
