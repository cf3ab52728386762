{#- filled(file='seeds/rulebook/caps.csv', key=['cap_id'], columns=['max_points']) -> one sentence for each
    empty cell of a seed: 'seeds/rulebook/caps.csv, row standard_kind_fit, column max_points: empty; …'. -#}
{% test filled(model, file, key, columns) %}
with problems as (
    {%- for column in columns %}
    select {{ lead_scoring.row_sentence(file, key, column, "'the cell is empty; fill it in.'") }} as sentence
    from {{ model }}
    where {{ column }} is null or trim(cast({{ column }} as {{ dbt.type_string() }})) = ''
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select * from problems
{% endtest %}
