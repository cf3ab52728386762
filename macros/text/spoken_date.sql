{#- spoken_date('last_on', 'scored_on') -> '27 June', or '27 June 2025' when the year is not the score day's.
    A date and not "3 days ago", or every reason would change every night. -#}
{% macro spoken_date(day, score_day) -%}
    cast(extract(day from {{ day }}) as {{ dbt.type_string() }}) || case extract(month from {{ day }})
        {%- for month in [
            'January', 'February', 'March', 'April', 'May', 'June', 'July',
            'August', 'September', 'October', 'November', 'December'
        ] %}
        when {{ loop.index }} then ' {{ month }}'
        {%- endfor %}
    end || case
        when extract(year from {{ day }}) = extract(year from {{ score_day }}) then ''
        else ' ' || cast(extract(year from {{ day }}) as {{ dbt.type_string() }})
    end
{%- endmacro %}
