-- grain: one row per value that stands elsewhere in an order than meant
-- Texts go by their bytes, whatever the language of the database; nulls come last, up and down.
with

texts as (
    {% call literal_rows('given, meant_up, meant_down') %}
    ('é', 7, 4),
    (null, 11, 11),
    ('B', 3, 8),
    ('😀', 10, 1),
    ('a', 5, 6),
    ('', 1, 10),
    ('漢', 8, 3),
    ('_', 4, 7),
    ('Ａ', 9, 2),
    ('9', 2, 9),
    ('z', 6, 5)
    {% endcall %}
),

placed_texts as (
    select
        *,
        row_number() over (order by {{ byte_order('given') }} asc nulls last) as said_up,
        row_number() over (order by {{ byte_order('given') }} desc nulls last) as said_down
    from texts
),

numbers as (
    {% call literal_rows('given, meant_up, meant_down') %}
    (0, 2, 2),
    (null, 4, 4),
    (-1, 1, 3),
    (100, 3, 1)
    {% endcall %}
),

placed_numbers as (
    select
        *,
        row_number() over (order by given asc nulls last) as said_up,
        row_number() over (order by given desc nulls last) as said_down
    from numbers
),

instants as (
    {% call literal_rows('given, meant_up, meant_down') %}
    (cast('2026-06-01 12:00:00' as timestamp), 2, 1),
    (null, 3, 3),
    (cast('2026-06-01 11:59:59.999999' as timestamp), 1, 2)
    {% endcall %}
),

placed_instants as (
    select
        *,
        row_number() over (order by given asc nulls last) as said_up,
        row_number() over (order by given desc nulls last) as said_down
    from instants
),

ends as (
    select
        min({{ byte_order("nullif(given, '')") }}) as said_least,
        max({{ byte_order('given') }}) as said_greatest
    from texts
),

wrong as (
    select
        'The text "' || coalesce(given, 'nothing') || '" stands at place '
        || cast(said_up as {{ dbt.type_string() }}) || ' upwards and '
        || cast(said_down as {{ dbt.type_string() }}) || ' downwards.' as sentence
    from placed_texts
    where said_up <> meant_up or said_down <> meant_down
    union all
    select
        'The number ' || coalesce(cast(given as {{ dbt.type_string() }}), 'nothing')
        || ' stands elsewhere than meant.' as sentence
    from placed_numbers
    where said_up <> meant_up or said_down <> meant_down
    union all
    select
        'The instant ' || coalesce(cast(given as {{ dbt.type_string() }}), 'nothing')
        || ' stands elsewhere than meant.' as sentence
    from placed_instants
    where said_up <> meant_up or said_down <> meant_down
    union all
    select 'The first text is "' || said_least || '", the last "' || said_greatest || '".' as sentence
    from ends
    where said_least <> '9' or said_greatest <> '😀'
)

select * from wrong
