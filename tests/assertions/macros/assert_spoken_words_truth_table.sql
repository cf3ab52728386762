-- grain: one row per number or day that is put into other words than meant
with

numbers as (
    {% call literal_rows('given, meant') %}
    (1, 'one'),
    (2, 'two'),
    (3, 'three'),
    (4, 'four'),
    (5, 'five'),
    (6, 'six'),
    (7, 'seven'),
    (8, 'eight'),
    (9, 'nine'),
    (10, 'ten'),
    (11, '11'),
    (1000, '1000'),
    (0, '0')
    {% endcall %}
),

spoken_numbers as (
    select
        meant,
        {{ number_word('given') }} as said
    from numbers
),

points as (
    {% call literal_rows('given, meant') %}
    (29.5000, '+30'),
    (29.4999, '+29'),
    (-7.5000, '-8'),
    (-7.4999, '-7'),
    (0.0000, '+0'),
    (0.4999, '+0'),
    (1234.0000, '+1234')
    {% endcall %}
),

spoken_points as (
    select
        meant,
        {{ signed_points('given') }} as said
    from points
),

days as (
    {% call literal_rows('given, score_day, meant') %}
    (cast('2026-06-27 10:00:00' as timestamp), cast('2026-06-30' as date), '27 June'),
    (cast('2026-06-30 23:59:59' as timestamp), cast('2026-06-30' as date), '30 June'),
    (cast('2026-01-01 00:00:00' as timestamp), cast('2026-06-30' as date), '1 January'),
    (cast('2025-12-31 23:59:59' as timestamp), cast('2026-01-01' as date), '31 December 2025'),
    (cast('2024-02-29 12:00:00' as timestamp), cast('2026-02-28' as date), '29 February 2024'),
    (cast('2026-01-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 January'),
    (cast('2026-02-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 February'),
    (cast('2026-03-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 March'),
    (cast('2026-04-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 April'),
    (cast('2026-05-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 May'),
    (cast('2026-06-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 June'),
    (cast('2026-07-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 July'),
    (cast('2026-08-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 August'),
    (cast('2026-09-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 September'),
    (cast('2026-10-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 October'),
    (cast('2026-11-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 November'),
    (cast('2026-12-05 12:00:00' as timestamp), cast('2026-12-31' as date), '5 December'),
    (null, cast('2026-06-30' as date), null)
    {% endcall %}
),

spoken_days as (
    select
        meant,
        {{ spoken_date('given', 'score_day') }} as said
    from days
),

texts as (
    {% call literal_rows('left_text, number_value, meant') %}
    ('a', 1, 'a|1'),
    (null, 1, '|1'),
    ('a', null, 'a|'),
    (null, null, '|')
    {% endcall %}
),

joined_texts as (
    select
        meant,
        {{ row_text(['left_text', 'number_value']) }} as said
    from texts
),

spoken as (
    select * from spoken_numbers
    union all
    select * from spoken_points
    union all
    select * from spoken_days
    union all
    select * from joined_texts
),

wrong as (
    select
        '"' || coalesce(said, 'nothing') || '" is said where "' || coalesce(meant, 'nothing')
        || '" is meant.' as sentence
    from spoken
    where said is distinct from meant
)

select * from wrong
