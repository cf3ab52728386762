-- grain: one row per day whose neighbours, month or distance are other than meant
-- Months end on 28, 29, 30 or 31; 2000 and 2024 are leap years, 1900 and 2100 are none.
with

days as (
    {% call literal_rows('given, meant_before, meant_after, meant_in_a_year, meant_month') %}
    (
        cast('2026-01-31' as date), cast('2026-01-30' as date), cast('2026-02-01' as date),
        cast('2027-01-31' as date), cast('2026-01-01' as date)
    ),
    (
        cast('2026-02-28' as date), cast('2026-02-27' as date), cast('2026-03-01' as date),
        cast('2027-02-28' as date), cast('2026-02-01' as date)
    ),
    (
        cast('2026-03-01' as date), cast('2026-02-28' as date), cast('2026-03-02' as date),
        cast('2027-03-01' as date), cast('2026-03-01' as date)
    ),
    (
        cast('2024-02-28' as date), cast('2024-02-27' as date), cast('2024-02-29' as date),
        cast('2025-02-27' as date), cast('2024-02-01' as date)
    ),
    (
        cast('2024-02-29' as date), cast('2024-02-28' as date), cast('2024-03-01' as date),
        cast('2025-02-28' as date), cast('2024-02-01' as date)
    ),
    (
        cast('2024-03-01' as date), cast('2024-02-29' as date), cast('2024-03-02' as date),
        cast('2025-03-01' as date), cast('2024-03-01' as date)
    ),
    (
        cast('2000-02-28' as date), cast('2000-02-27' as date), cast('2000-02-29' as date),
        cast('2001-02-27' as date), cast('2000-02-01' as date)
    ),
    (
        cast('2100-02-28' as date), cast('2100-02-27' as date), cast('2100-03-01' as date),
        cast('2101-02-28' as date), cast('2100-02-01' as date)
    ),
    (
        cast('2026-12-31' as date), cast('2026-12-30' as date), cast('2027-01-01' as date),
        cast('2027-12-31' as date), cast('2026-12-01' as date)
    ),
    (null, null, null, null, null)
    {% endcall %}
),

moved_days as (
    select
        *,
        {{ days_later('given', -1) }} as said_before,
        {{ days_later('given', 1) }} as said_after,
        {{ days_later('given', 365) }} as said_in_a_year,
        cast({{ dbt.date_trunc('month', 'given') }} as date) as said_month
    from days
),

instants as (
    {% call literal_rows('given, meant_after, meant_hour_before, meant_month') %}
    (
        cast('2026-02-28 23:59:59.999999' as timestamp),
        cast('2026-03-01 23:59:59.999999' as timestamp),
        cast('2026-02-28 22:59:59.999999' as timestamp), cast('2026-02-01' as date)
    ),
    (
        cast('2024-02-28 00:30:00.5' as timestamp), cast('2024-02-29 00:30:00.5' as timestamp),
        cast('2024-02-27 23:30:00.5' as timestamp), cast('2024-02-01' as date)
    ),
    (
        cast('2024-03-01 00:00:00' as timestamp), cast('2024-03-02 00:00:00' as timestamp),
        cast('2024-02-29 23:00:00' as timestamp), cast('2024-03-01' as date)
    ),
    (
        cast('2026-03-29 01:30:00' as timestamp), cast('2026-03-30 01:30:00' as timestamp),
        cast('2026-03-29 00:30:00' as timestamp), cast('2026-03-01' as date)
    ),
    (
        cast('2026-12-31 23:59:59' as timestamp), cast('2027-01-01 23:59:59' as timestamp),
        cast('2026-12-31 22:59:59' as timestamp), cast('2026-12-01' as date)
    ),
    (null, null, null, null)
    {% endcall %}
),

moved_instants as (
    select
        *,
        {{ later('day', 1, 'given') }} as said_after,
        {{ later('hour', -1, 'given') }} as said_hour_before,
        cast({{ dbt.date_trunc('month', 'given') }} as date) as said_month
    from instants
),

spans as (
    {% call literal_rows('first_day, second_day, meant') %}
    (cast('2026-01-31' as date), cast('2026-02-28' as date), 28),
    (cast('2026-02-28' as date), cast('2026-03-01' as date), 1),
    (cast('2024-02-28' as date), cast('2024-03-01' as date), 2),
    (cast('1900-02-28' as date), cast('1900-03-01' as date), 1),
    (cast('2000-02-28' as date), cast('2000-03-01' as date), 2),
    (cast('2023-12-31' as date), cast('2024-12-31' as date), 366),
    (cast('2025-12-31' as date), cast('2026-12-31' as date), 365),
    (cast('2024-03-31' as date), cast('2024-02-29' as date), -31),
    (cast('2026-06-30' as date), cast('2026-06-30' as date), 0),
    (cast('2026-06-30' as date), null, null),
    (null, cast('2026-06-30' as date), null)
    {% endcall %}
),

stretches as (
    {% call literal_rows('first_at, second_at, meant') %}
    (
        cast('2026-02-28 23:59:59.999999' as timestamp), cast('2026-03-01 00:00:00' as timestamp),
        1
    ),
    (
        cast('2024-02-29 00:00:00' as timestamp), cast('2024-02-29 23:59:59.999999' as timestamp),
        0
    ),
    (cast('2026-01-01 00:00:00' as timestamp), cast('2025-12-31 23:59:59' as timestamp), -1)
    {% endcall %}
),

measured as (
    select
        cast(first_day as {{ dbt.type_string() }}) as first_text,
        cast(second_day as {{ dbt.type_string() }}) as second_text,
        meant,
        {{ dbt.datediff('first_day', 'second_day', 'day') }} as said
    from spans
    union all
    select
        cast(first_at as {{ dbt.type_string() }}) as first_text,
        cast(second_at as {{ dbt.type_string() }}) as second_text,
        meant,
        {{ dbt.datediff('first_at', 'second_at', 'day') }} as said
    from stretches
),

wrong as (
    select
        'The neighbours or the month of ' || cast(given as {{ dbt.type_string() }})
        || ' are other than meant.' as sentence
    from moved_days
    where
        said_before is distinct from meant_before
        or said_after is distinct from meant_after
        or said_in_a_year is distinct from meant_in_a_year
        or said_month is distinct from meant_month
    union all
    select
        'A day after ' || cast(given as {{ dbt.type_string() }})
        || ', an hour before it or its month is other than meant.' as sentence
    from moved_instants
    where
        said_after is distinct from meant_after
        or said_hour_before is distinct from meant_hour_before
        or said_month is distinct from meant_month
    union all
    select
        'From ' || coalesce(first_text, 'nothing') || ' to ' || coalesce(second_text, 'nothing')
        || ' are ' || coalesce(cast(said as {{ dbt.type_string() }}), 'unknown') || ' days.'
            as sentence
    from measured
    where said is distinct from meant
)

select * from wrong
