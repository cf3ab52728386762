{#- rows_stand_once(file, key, filled) -> sentences for the faults of a look-up: empty cells, and keys that
    stand twice: 'seeds/reference/free_mail_domains.csv, row gmail.com, column domain: stands 2 times; …' -#}
{% test rows_stand_once(model, file, key, filled) %}
with counted as (
    select
        {{ key | join(', ') }},
        count(*) as copies
    from {{ model }}
    group by {{ key | join(', ') }}
),

problems as (
    {{ lead_scoring._empty_cells(model, file, key, filled) }}
    union all
    select
        {{ lead_scoring.row_sentence(file, key, key[-1], lead_scoring.said([
            "'stands '", 'copies', "' times; keep one row.'"
        ])) }} as sentence
    from counted
    where copies > 1
)

select * from problems
{% endtest %}
