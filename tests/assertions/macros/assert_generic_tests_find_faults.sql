-- grain: one row per fault that a generic test overlooks or invents
with

rows_with_faults as (
    {% call literal_rows('key_one, key_two, share') %}
    ('a', 1, 0.0),
    ('a', 2, 1.0),
    ('b', 1, 1.1),
    ('b', 1, null),
    ('c', null, -0.1)
    {% endcall %}
),

broken_grains as (
    {{ lead_scoring.test_unique_grain('rows_with_faults', ['key_one', 'key_two']) }}
),

out_of_range as (
    {{ lead_scoring.test_in_range('rows_with_faults', 'share', 0, 1) }}
),

broken_counts as (
    select count(*) as broken_count
    from broken_grains
),

range_counts as (
    select count(*) as range_count
    from out_of_range
),

wrong as (
    select 'unique_grain must find two broken keys and in_range two numbers.' as sentence
    from broken_counts
    cross join range_counts
    where broken_counts.broken_count <> 2 or range_counts.range_count <> 2
)

select * from wrong
