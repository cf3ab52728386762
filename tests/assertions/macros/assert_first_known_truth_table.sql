-- grain: one row per group whose first known value or joined text is another than meant
with

cases as (
    {% call literal_rows('case_name, rank_number, given') %}
    ('the first is known', 1, 'a'),
    ('the first is known', 2, 'b'),
    ('the first is null', 1, null),
    ('the first is null', 2, 'b'),
    ('the first is null', 3, 'c'),
    ('all are null', 1, null),
    ('all are null', 2, null),
    ('empty text is known', 1, ''),
    ('empty text is known', 2, 'b'),
    ('ranks in any order', 30, 'c'),
    ('ranks in any order', 4, 'd'),
    ('ranks in any order', 100, 'a'),
    ('byte order', 1, 'z'),
    ('byte order', 2, 'é'),
    ('byte order', 3, 'B'),
    ('byte order', 4, 'a'),
    ('byte order', 5, '9')
    {% endcall %}
),

meant_values as (
    {% call literal_rows('case_name, first_value, texts_by_rank, texts_by_bytes') %}
    ('the first is known', 'a', 'a; b', 'a; b'),
    ('the first is null', 'b', 'b; c', 'b; c'),
    ('all are null', null, null, null),
    ('empty text is known', '', '; b', '; b'),
    ('ranks in any order', 'd', 'd; c; a', 'a; c; d'),
    ('byte order', 'z', 'z; é; B; a; 9', '9; B; a; z; é')
    {% endcall %}
),

aggregated as (
    select
        case_name,
        {{ first_known('given', 'rank_number') }} as first_value,
        {{ text_in_order('given', "'; '", 'rank_number') }} as texts_by_rank,
        {{ text_in_order('given', "'; '", byte_order('given')) }} as texts_by_bytes
    from cases
    group by case_name
),

wrong as (
    select
        meant_values.case_name || ': ' || coalesce(aggregated.first_value, 'nothing') || ' / '
        || coalesce(aggregated.texts_by_rank, 'nothing') || ' / '
        || coalesce(aggregated.texts_by_bytes, 'nothing') || ' is not what is meant.' as sentence
    from meant_values
    left join aggregated on meant_values.case_name = aggregated.case_name
    where
        aggregated.first_value is distinct from meant_values.first_value
        or aggregated.texts_by_rank is distinct from meant_values.texts_by_rank
        or aggregated.texts_by_bytes is distinct from meant_values.texts_by_bytes
)

select * from wrong
