{#- row_sentence('seeds/rulebook/caps.csv', ['cap_id'], 'max_points', "'12 is below 15.'") ->
    'seeds/rulebook/caps.csv, row standard_group_email, column max_points: 12 is below 15.'
    A file that does not begin with seeds/ is a column that holds the path. -#}
{% macro row_sentence(file, key, column, message) -%}
    {%- if file.startswith('seeds/') -%}'{{ file }}'{%- else -%}{{ file }}{%- endif %}
    || ', row '
    {%- for part in key %}
    || coalesce(cast({{ part }} as {{ dbt.type_string() }}), '(empty)')
    {%- if not loop.last %} || ' '{% endif -%}
    {%- endfor %}
    || ', column {{ column }}: ' || {{ message }}
{%- endmacro %}
