-- grain: one row per pair of instants that the time macros read otherwise than meant
with

pairs as (
    {% call literal_rows('first_at, second_at, meant') %}
    (
        cast('2026-06-01 12:00:00.9' as timestamp), cast('2026-06-01 12:00:02.4' as timestamp),
        cast(1.5 as decimal(18, 6))
    ),
    (cast('2026-06-01 12:00:02.4' as timestamp), cast('2026-06-01 12:00:00.9' as timestamp), 1.5),
    (cast('2026-06-01 12:00:00' as timestamp), cast('2026-06-01 12:00:00' as timestamp), 0),
    (
        cast('2026-06-01 12:00:00' as timestamp), cast('2026-06-01 12:00:00.000001' as timestamp),
        0.000001
    ),
    (cast('2026-06-01 00:00:00' as timestamp), cast('2026-06-08 00:00:00' as timestamp), 604800),
    (cast('2026-02-28 12:00:00' as timestamp), cast('2026-03-01 12:00:00' as timestamp), 86400),
    (cast('2026-06-01 12:00:00' as timestamp), null, null)
    {% endcall %}
),

measured as (
    select
        *,
        {{ seconds_apart('first_at', 'second_at') }} as said
    from pairs
),

instants as (
    {% call literal_rows('given, meant_end, meant_after') %}
    (
        cast('2026-06-01 00:00:00' as timestamp), cast('2026-06-01 23:59:59.999999' as timestamp),
        cast('2026-06-02 00:00:00' as timestamp)
    ),
    (
        cast('2026-12-31 23:59:59.999999' as timestamp),
        cast('2026-12-31 23:59:59.999999' as timestamp),
        cast('2027-01-01 23:59:59.999999' as timestamp)
    ),
    (
        cast('2024-02-28 08:30:00' as timestamp), cast('2024-02-28 23:59:59.999999' as timestamp),
        cast('2024-02-29 08:30:00' as timestamp)
    ),
    (null, null, null)
    {% endcall %}
),

moved as (
    select
        *,
        {{ end_of_day('given') }} as said_end,
        {{ a_day_after('given') }} as said_after
    from instants
),

constants as (
    select
        {{ hours_in_seconds('24') }} as hours_meant_86400,
        {{ days_in_seconds('7') }} as days_meant_604800,
        {{ cast_timestamp(cast_date('2026-06-30')) }} as day_start,
        {{ start_of_time() }} as beginning,
        {{ run_start() }} as this_run
),

wrong as (
    select
        'seconds_apart gives ' || coalesce(cast(said as {{ dbt.type_string() }}), 'nothing')
        || ' and not ' || coalesce(cast(meant as {{ dbt.type_string() }}), 'nothing') || '.'
            as sentence
    from measured
    where said is distinct from meant
    union all
    select 'end_of_day or a_day_after misreads ' || cast(given as {{ dbt.type_string() }}) || '.'
        as sentence
    from moved
    where said_end is distinct from meant_end or said_after is distinct from meant_after
    union all
    select 'a stretch of time or the first instant of a day is misread.' as sentence
    from constants
    where
        hours_meant_86400 <> 86400
        or days_meant_604800 <> 604800
        or day_start <> cast('2026-06-30 00:00:00' as timestamp)
        or not (beginning < day_start and beginning < this_run)
)

select * from wrong
