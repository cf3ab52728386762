-- grain: one row per instant with a zone that is another time in UTC than meant
-- The session may be in any zone, where the engine lets it.
{%- set given_type = lead_scoring.type_family(zoned_type()) %}
with

instants as (
    {% call literal_rows('given_text, given, meant, meant_day') %}
    (
        '2026-06-01T12:00:00+02:00', cast('2026-06-01T12:00:00+02:00' as {{ zoned_type() }}),
        cast('2026-06-01 10:00:00' as timestamp), cast('2026-06-01' as date)
    ),
    (
        '2026-06-01T01:00:00+02:00', cast('2026-06-01T01:00:00+02:00' as {{ zoned_type() }}),
        cast('2026-05-31 23:00:00' as timestamp), cast('2026-05-31' as date)
    ),
    (
        '2026-06-01T12:00:00+00:00', cast('2026-06-01T12:00:00+00:00' as {{ zoned_type() }}),
        cast('2026-06-01 12:00:00' as timestamp), cast('2026-06-01' as date)
    ),
    (
        '2026-02-28T22:30:00-03:30', cast('2026-02-28T22:30:00-03:30' as {{ zoned_type() }}),
        cast('2026-03-01 02:00:00' as timestamp), cast('2026-03-01' as date)
    ),
    (
        '2024-03-01T05:44:59.999999+05:45',
        cast('2024-03-01T05:44:59.999999+05:45' as {{ zoned_type() }}),
        cast('2024-02-29 23:59:59.999999' as timestamp), cast('2024-02-29' as date)
    ),
    (
        '2025-12-31T23:59:59-12:00', cast('2025-12-31T23:59:59-12:00' as {{ zoned_type() }}),
        cast('2026-01-01 11:59:59' as timestamp), cast('2026-01-01' as date)
    ),
    (
        '2026-03-08T02:30:00+00:00', cast('2026-03-08T02:30:00+00:00' as {{ zoned_type() }}),
        cast('2026-03-08 02:30:00' as timestamp), cast('2026-03-08' as date)
    ),
    (
        '2026-11-01T01:30:00-02:30', cast('2026-11-01T01:30:00-02:30' as {{ zoned_type() }}),
        cast('2026-11-01 04:00:00' as timestamp), cast('2026-11-01' as date)
    ),
    (
        '2026-11-01T01:30:00-03:30', cast('2026-11-01T01:30:00-03:30' as {{ zoned_type() }}),
        cast('2026-11-01 05:00:00' as timestamp), cast('2026-11-01' as date)
    ),
    (null, null, null, null)
    {% endcall %}
),

read_instants as (
    select
        *,
        {{ utc_time('given', given_type, dbt.type_timestamp()) }} as said,
        {{ utc_time('given', given_type, 'date') }} as said_day,
        {{ safely_cast('given_text', 'text', dbt.type_timestamp()) }} as said_of_text,
        {{ safely_cast('given_text', 'text', 'date') }} as said_day_of_text
    from instants
),

plain_times as (
    {% call literal_rows('given, meant_day') %}
    (cast('2026-03-08 02:30:00' as timestamp), cast('2026-03-08' as date)),
    (cast('2026-12-31 23:59:59.999999' as timestamp), cast('2026-12-31' as date)),
    (null, null)
    {% endcall %}
),

read_plain as (
    select
        *,
        {{ utc_time('given', 'timestamp', dbt.type_timestamp()) }} as said,
        {{ utc_time('given', 'timestamp', 'date') }} as said_day
    from plain_times
),

clocks as (
    select
        {{ utc_now() }} as now_at,
        {{ run_start() }} as started_at
),

wrong as (
    select
        coalesce(given_text, 'Nothing') || ' is read as '
        || coalesce(cast(said as {{ dbt.type_string() }}), 'nothing') || ', as text '
        || coalesce(cast(said_of_text as {{ dbt.type_string() }}), 'nothing') || '.' as sentence
    from read_instants
    where
        said is distinct from meant
        or said_day is distinct from meant_day
        or said_of_text is distinct from meant
        or said_day_of_text is distinct from meant_day
    union all
    select
        'A time without zone is read as '
        || coalesce(cast(said as {{ dbt.type_string() }}), 'nothing') || '.' as sentence
    from read_plain
    where said is distinct from given or said_day is distinct from meant_day
    union all
    select
        'utc_now is ' || cast(now_at as {{ dbt.type_string() }}) || ', and the run began at '
        || cast(started_at as {{ dbt.type_string() }}) || '.' as sentence
    from clocks
    where now_at < {{ later('hour', -1, 'started_at') }}
)

select * from wrong
