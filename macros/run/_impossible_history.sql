{#- Sentences for a range of history that cannot be written: no dates, the first after the last, or a
    last day without a first.
    _impossible_history() with history_from 2026-06-30, history_to 2026-06-01 -> [… lies after …] -#}
{% macro _impossible_history() %}
    {%- set problems, days = [], {} -%}
    {%- for name in ['lead_scoring__history_from', 'lead_scoring__history_to'] -%}
        {%- set instant, is_bare_date = lead_scoring._read_instant(name) -%}
        {%- if instant is string or (instant and not is_bare_date) -%}
            {%- do problems.append(
                name ~ ' is "' ~ var(name) ~ '", which is no date. Write a UTC day, such as '
                ~ '2026-06-30, or leave it empty.'
            ) -%}
        {%- elif instant -%}
            {%- do days.update({name: instant.date()}) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set first = days.get('lead_scoring__history_from') -%}
    {%- set last = days.get('lead_scoring__history_to') -%}
    {%- if not problems and last and not first -%}
        {%- do problems.append(
            'lead_scoring__history_to is given without lead_scoring__history_from: name the first '
            ~ 'day too, or leave both empty.'
        ) -%}
    {%- elif first and last and first > last -%}
        {%- do problems.append(
            'lead_scoring__history_from (' ~ first ~ ') lies after lead_scoring__history_to ('
            ~ last ~ '). Swap the two.'
        ) -%}
    {%- endif -%}
    {{ return(problems) }}
{% endmacro %}
