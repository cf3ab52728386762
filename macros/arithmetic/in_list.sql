{#- in_list("'vp'", "'c_level;vp'") -> true: the value is one of a `;`-separated list of the rulebook. -#}
{% macro in_list(value, list) -%}
    (';' || {{ list }} || ';' like '%;' || {{ value }} || ';%')
{%- endmacro %}
