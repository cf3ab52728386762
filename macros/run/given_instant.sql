{#- The UTC instant that a variable names, or none when it is empty. A bare date is the last
    microsecond of that day, or its first. Anything else stops the run with a sentence.
    given_instant('lead_scoring__as_of') with 2026-06-30 -> 2026-06-30 23:59:59.999999 -#}
{% macro given_instant(variable, is_end_of_day=true) %}
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
    {%- for part in parts.groups('0') -%}
        {%- do numbers.append((part.ljust(6, '0') if loop.last else part) | int) -%}
    {%- endfor -%}
    {%- set instant = try_or_compiler_error(sentence, modules.datetime.datetime, *numbers) -%}
    {%- if parts.group(4) is none and is_end_of_day -%}
        {%- set instant = instant + modules.datetime.timedelta(days=1, microseconds=-1) -%}
    {%- endif -%}
    {{ return(instant) }}
{% endmacro %}
