{#- The UTC instant that a variable names, or none when it is empty. A bare date is the last
    microsecond of that day, or its first. Anything else stops the run with a sentence.
    given_instant('lead_scoring__as_of') with 2026-06-30 -> 2026-06-30 23:59:59.999999 -#}
{% macro given_instant(variable, is_end_of_day=true) %}
    {%- set instant, is_bare_date = lead_scoring._read_instant(variable) -%}
    {%- if instant is string -%}
        {%- do exceptions.raise_compiler_error(instant) -%}
    {%- elif instant and is_bare_date and is_end_of_day -%}
        {{ return(instant + modules.datetime.timedelta(days=1, microseconds=-1)) }}
    {%- endif -%}
    {{ return(instant) }}
{% endmacro %}
