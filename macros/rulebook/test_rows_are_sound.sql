{#- rows_are_sound(file, key, filled) -> sentences for the faults of a rulebook seed that need no other
    seed: empty cells, rows that end before they begin, two enabled rows of one key in force on a day:
    'seeds/rulebook/fit_rules.csv, row fit_company_size, column valid_from: 2026-01-01 lies inside …' -#}
{% test rows_are_sound(model, file, key, filled) %}
with followed as (
    select
        *,
        lag(valid_from) over (partition by {{ key | join(', ') }} order by valid_from, valid_to)
            as older_from,
        lag({{ lead_scoring.open_ended('valid_to') }})
            over (partition by {{ key | join(', ') }} order by valid_from, valid_to)
            as older_to
    from {{ model }}
    where is_enabled
),

problems as (
    {{ lead_scoring._empty_cells(model, file, key, filled) }}
    union all
    select
        {{ lead_scoring.row_sentence(file, key, 'valid_to', lead_scoring.said([
            day_text('valid_to'), "' is not after valid_from; write a later day, or nothing.'"
        ])) }} as sentence
    from followed
    where valid_to <= valid_from
    union all
    select
        {{ lead_scoring.row_sentence(file, key, 'valid_from', lead_scoring.said([
            day_text('valid_from'),
            "' lies inside the row in force since '", day_text('older_from'),
            "'; close that one: write '", day_text('valid_from'), "' in its valid_to.'"
        ])) }} as sentence
    from followed
    where valid_from < older_to
)

select * from problems
{% endtest %}
