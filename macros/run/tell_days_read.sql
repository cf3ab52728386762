{#- Says of how many days events are read, when it is because they were classified by other rules, and what is done for
    want of arrivals.
    tell_days_read(ref('int_arrival_days__due'), ref('int_arrival_days__compared')) -> 3 of 366 days of events are read. -#}
{% macro tell_days_read(due, compared) -%}
    {%- if execute -%}
        {%- set found = run_query(
            'select (select count(*) from ' ~ due ~ '), sum(case when is_kept then 1 else 0 end), '
            ~ 'sum(case when is_of_other_rules then 1 else 0 end), '
            ~ 'sum(case when is_arrival_untold then 1 else 0 end) from ' ~ compared
        ) -%}
        {%- set read, known, outdated = found.rows[0][0], found.rows[0][1] or 0, found.rows[0][2] or 0 -%}
        {%- set untold = found.rows[0][3] or 0 -%}
        {%- do log(
            'Events of ' ~ '{:,}'.format(read | int) ~ ' days are read' ~ (
                '; those of ' ~ '{:,}'.format(outdated | int) ~ ' days again, because they were classified by other rules or code.'
                if outdated else
                ('.' if not known else ', those of ' ~ '{:,}'.format(known | int) ~ ' days are kept.')
            ), info=true
        ) -%}
        {%- if untold -%}
            {%- do log(
                'On ' ~ '{:,}'.format(untold | int) ~ ' days there are events without loaded_at: of these the last three days '
                ~ 'are read again in each run.', info=true
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
