{#- Before a table that is kept by lead adds its rows: what it keeps is of the day of the run too. Nothing of these leads
    has turned since the day that stands there, so that day alone changes, and ages that are counted from it. A table of
    an earlier version without that day is of nobody's scores any more. Where dbt may not ask the database any day will do.
    move_to_the_day(ref('int_leads__compared'), {'age_in_days': 'observed_at'}) -> update … set scored_on =
    cast('2026-06-30' as date), age_in_days = … where scored_on <> cast('2026-06-30' as date) -#}
{% macro move_to_the_day(compared, ages={}) -%}
    {%- if execute and is_incremental() and lead_scoring._has_columns(this, ['scored_on'])
        and lead_scoring._has_columns(compared, ['scored_on']) -%}
        {%- set found = '2026-06-30' -%}
        {%- if flags.INTROSPECT -%}
            {%- set found = run_query('select max(scored_on) as scored_on from ' ~ compared).rows[0][0] -%}
        {%- endif -%}
        {%- if found -%}
            {%- set day = lead_scoring.cast_date(found) -%}
            update {{ this }}
            set
                {%- for age, since in ages.items() %}
                {{ age }} = case
                    when {{ since }} is not null then {{ dbt.datediff('cast(' ~ since ~ ' as date)', day, 'day') }}
                end,
                {%- endfor %}
                scored_on = {{ day }}
            where scored_on <> {{ day }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
