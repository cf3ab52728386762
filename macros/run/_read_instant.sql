{#- What a variable that names an instant says: the instant (none when empty, a sentence when it
    cannot be read) and whether it is a bare date.
    _read_instant('lead_scoring__as_of') with 2026-06-30 -> (2026-06-30 00:00:00, true) -#}
{% macro _read_instant(variable) %}
    {%- set text = (var(variable, '') or '') | string | trim -%}
    {%- set parts = modules.re.fullmatch(
        '([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])'
        ~ '(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.](\d{1,6}))?)?'
        ~ '(?: ?(?:Z|UTC|[+]00:?00))?)?',
        text
    ) -%}
    {%- if parts -%}
        {%- set numbers = [] -%}
        {%- for part in parts.groups('0') -%}
            {%- do numbers.append((part.ljust(6, '0') if loop.last else part) | int) -%}
        {%- endfor -%}
        {%- set past_first = modules.datetime.timedelta(days=numbers.pop(2) - 1) -%}
        {%- do numbers.insert(2, 1) -%}
        {%- set month_start = modules.datetime.datetime(*numbers) -%}
        {%- set instant = month_start + past_first -%}
    {%- endif -%}
    {%- if not text -%}
        {{ return((none, false)) }}
    {%- elif parts and instant.month == month_start.month -%}
        {{ return((instant, parts.group(4) is none)) }}
    {%- endif -%}
    {{ return((
        variable ~ ' is "' ~ text ~ '", which is no UTC instant. Write a date, such as '
        ~ '2026-06-30, or a UTC time, such as "2026-06-30 12:00:00", or leave it empty.', false
    )) }}
{% endmacro %}
