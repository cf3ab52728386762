{#- The UTC instant that a variable names, or none when it is empty. A bare date is the last
    microsecond of that day. Anything else stops the run with a sentence.
    given_instant('lead_scoring__as_of') with 2026-06-30 -> 2026-06-30 23:59:59.999999 -#}
{% macro given_instant(variable) %}
    {%- set text = (var(variable, '') or '') | string | trim -%}
    {%- if not text -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set sentence = (
        variable ~ ' is "' ~ text ~ '", which is no UTC instant. Write a date, such as '
        ~ '2026-06-30, or a UTC time, such as "2026-06-30 12:00:00", or leave it empty.'
    ) -%}
    {%- set parts = modules.re.fullmatch(
        '(\d{4})-(\d{2})-(\d{2})'
        ~ '(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(?: ?(?:Z|UTC|[+]00:?00))?)?',
        text
    ) -%}
    {%- if parts is none -%}
        {%- do exceptions.raise_compiler_error(sentence) -%}
    {%- endif -%}
    {%- set numbers = [] -%}
    {%- for part, end_of_day in zip(parts.groups(), [none, none, none, '23', '59', '59', '999999']) -%}
        {%- set default = '0' if parts.group(4) else end_of_day -%}
        {%- set digits = part.ljust(6, '0') if part and loop.last else part -%}
        {%- do numbers.append((digits or default) | int) -%}
    {%- endfor -%}
    {{ return(try_or_compiler_error(sentence, modules.datetime.datetime, *numbers)) }}
{% endmacro %}
