{#- Says how many leads are scored in this run: those whose day, rules or evidence are not what they were.
    tell_leads_due(ref('int_leads__compared')) -> 147 of 100,000 leads are scored. -#}
{% macro tell_leads_due(compared) -%}
    {%- if execute -%}
        {%- set found = run_query(
            'select sum(case when is_due then 1 else 0 end), count(*) from ' ~ compared
            ~ " where moment_kind = 'current'"
        ) -%}
        {%- do log(
            '{:,}'.format((found.rows[0][0] or 0) | int) ~ ' of ' ~ '{:,}'.format(found.rows[0][1] | int)
            ~ ' leads are scored: their day, rules or evidence are not what they were.', info=true
        ) -%}
    {%- endif -%}
{%- endmacro %}
