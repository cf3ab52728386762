{#- _empty_cells(model, file, key, filled) -> selects, joined by union all, of one sentence for each empty
    cell: 'seeds/rulebook/caps.csv, row standard_kind_fit, column max_points: the cell is empty; fill it in.' -#}
{% macro _empty_cells(model, file, key, filled) %}
    {%- for column in filled %}
    select
        {{ lead_scoring.row_sentence(file, key, column, "'the cell is empty; fill it in.'") }} as sentence
    from {{ model }}
    where {{ column }} is null or trim(cast({{ column }} as {{ dbt.type_string() }})) = ''
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{% endmacro %}
