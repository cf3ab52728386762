-- grain: one row per fault that a generic test overlooks or invents
with

rows_with_faults (key_one, key_two, share) as (
    values
    ('a', 1, 0.0),
    ('a', 2, 1.0),
    ('b', 1, 1.1),
    ('b', 1, null),
    ('c', null, -0.1)
),

broken_grains as (
    {{ lead_scoring.test_unique_grain('rows_with_faults', ['key_one', 'key_two']) }}
),

out_of_range as (
    {{ lead_scoring.test_in_range('rows_with_faults', 'share', 0, 1) }}
),

counted as (
    select
        (select count(*) from broken_grains) as broken_grains_count,
        (select count(*) from out_of_range) as out_of_range_count
),

wrong as (
    select 'unique_grain must find two broken keys and in_range two numbers.' as sentence
    from counted
    where broken_grains_count <> 2 or out_of_range_count <> 2
)

select * from wrong
