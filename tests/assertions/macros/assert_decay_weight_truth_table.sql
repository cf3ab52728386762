-- grain: one row per age at which decay_weight gives another share than meant
with

cases as (
    {% call literal_rows('mode, age, window_days, half_life_days, meant') %}
    ('none', 0, null, null, 1.0000),
    ('none', 4000, null, null, 1.0000),
    ('window', 0, 14, null, 1.0000),
    ('window', 13, 14, null, 1.0000),
    ('linear', 0, 60, null, 1.0000),
    ('linear', 1, 60, null, 0.9833),
    ('linear', 7, 30, null, 0.7667),
    ('linear', 30, 60, null, 0.5000),
    ('linear', 59, 60, null, 0.0167),
    ('linear', 0, 1, null, 1.0000),
    ('half_life', 0, 90, 30, 1.0000),
    ('half_life', 7, 60, 14, 0.7071),
    ('half_life', 14, 60, 14, 0.5000),
    ('half_life', 21, 60, 14, 0.3536),
    ('half_life', 28, 60, 14, 0.2500),
    ('half_life', 84, 90, 30, 0.1436),
    ('half_life', 70, 90, 14, 0.0313),
    ('linear', 25, 800, null, 0.9688),
    ('half_life', 365, 400, 1, 0.0000)
    {% endcall %}
),

weighed as (
    select
        *,
        {{ decay_weight('mode', 'age', 'window_days', 'half_life_days') }} as said
    from cases
),

wrong as (
    select
        'decay_weight: ' || mode || ' at ' || cast(age as {{ dbt.type_string() }})
        || ' days leaves ' || cast(said as {{ dbt.type_string() }}) || '; '
        || cast(meant as {{ dbt.type_string() }}) || ' is meant.' as sentence
    from weighed
    where said is null or said <> meant
)

select * from wrong
