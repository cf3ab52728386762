-- grain: one row per raw value that staging would read otherwise than meant
with

texts as (
    {% call literal_rows('given, meant_text, meant_number, meant_day, meant_time') %}
    ('  Ada ', 'Ada', null, null, null),
    ('Ada', 'Ada', null, null, null),
    (chr(9) || 'Ada' || chr(10), 'Ada', null, null, null),
    ('   ', null, null, null, null),
    ('', null, null, null, null),
    (cast(null as {{ dbt.type_string() }}), null, null, null, null),
    ('12', '12', cast(12.00 as decimal(18, 2)), null, null),
    ('-12.50', '-12.50', -12.50, null, null),
    ('12 apples', '12 apples', null, null, null),
    ('+7', '+7', 7, null, null),
    ('.5', '.5', 0.5, null, null),
    ('1e3', '1e3', 1000, null, null),
    ('2.345', '2.345', 2.35, null, null),
    ('-2.345', '-2.345', -2.35, null, null),
    ('9999999999999999.99', '9999999999999999.99', 9999999999999999.99, null, null),
    ('99999999999999999', '99999999999999999', null, null, null),
    ('1.2.3', '1.2.3', null, null, null),
    ('１２', '１２', null, null, null),
    ('12v', '12v', null, null, null),
    ('NaN', 'NaN', null, null, null),
    ('Infinity', 'Infinity', null, null, null),
    (
        '2026-06-01', '2026-06-01', null, cast('2026-06-01' as date),
        cast('2026-06-01 00:00:00' as timestamp)
    ),
    (
        '2026-06-01 12:00:00', '2026-06-01 12:00:00', null, cast('2026-06-01' as date),
        cast('2026-06-01 12:00:00' as timestamp)
    ),
    (
        '2026-06-01T01:00:00+02:00', '2026-06-01T01:00:00+02:00', null, cast('2026-05-31' as date),
        cast('2026-05-31 23:00:00' as timestamp)
    ),
    (
        '2026-06-01T12:00:00Z', '2026-06-01T12:00:00Z', null, cast('2026-06-01' as date),
        cast('2026-06-01 12:00:00' as timestamp)
    ),
    (
        '2024-02-29 23:59:59.9999999', '2024-02-29 23:59:59.9999999', null,
        cast('2024-02-29' as date), cast('2024-02-29 23:59:59.999999' as timestamp)
    ),
    (
        '2026-06-01 7:05', '2026-06-01 7:05', null, cast('2026-06-01' as date),
        cast('2026-06-01 07:05:00' as timestamp)
    ),
    (
        '2026-06-01 24:00:00', '2026-06-01 24:00:00', null, cast('2026-06-02' as date),
        cast('2026-06-02 00:00:00' as timestamp)
    ),
    ('2026-06-01 12:00:00 +0200', '2026-06-01 12:00:00 +0200', null, null, null),
    ('2026-06-01T12:00+02:00', '2026-06-01T12:00+02:00', null, null, null),
    ('2026-02-29', '2026-02-29', null, null, null),
    ('2026-06-01 25:00:00', '2026-06-01 25:00:00', null, null, null),
    ('2026-13-01', '2026-13-01', null, null, null),
    ('01/06/2026', '01/06/2026', null, null, null),
    ('epoch', 'epoch', null, null, null)
    {% endcall %}
),

read_texts as (
    select
        *,
        {{ clean_text('given') }} as said_text,
        {{ safely_cast('given', 'text', 'decimal(18, 2)') }} as said_number,
        {{ safely_cast('given', 'text', 'date') }} as said_day,
        {{ safely_cast('given', 'text', dbt.type_timestamp()) }} as said_time
    from texts
),

floats as (
    {% call literal_rows('given, meant') %}
    (cast(123.0 as {{ double_type() }}), '123'),
    (cast(-7.0 as {{ double_type() }}), '-7'),
    (cast(1.5 as {{ double_type() }}), '1.5'),
    (cast('NaN' as {{ double_type() }}), null),
    (cast('Infinity' as {{ double_type() }}), null),
    (null, null)
    {% endcall %}
),

read_floats as (
    select
        *,
        {{ number_as_text('given', dbt.type_string()) }} as said
    from floats
),

rounded as (
    {% call literal_rows('given, meant_whole, meant_amount') %}
    (cast(2.5 as {{ double_type() }}), 2, cast(2.50 as decimal(18, 2))),
    (cast(3.5 as {{ double_type() }}), 4, 3.50),
    (cast(-0.125 as {{ double_type() }}), 0, -0.13),
    (cast(1.005 as {{ double_type() }}), 1, 1.00),
    (cast('NaN' as {{ double_type() }}), null, null),
    (cast(1e17 as {{ double_type() }}), null, null)
    {% endcall %}
),

read_rounded as (
    select
        *,
        {{ safely_cast('given', 'float', 'int') }} as said_whole,
        {{ safely_cast('given', 'float', 'decimal(18, 2)') }} as said_amount
    from rounded
),

people as (
    {% call literal_rows('recorded_lead_id, recorded_email, recorded_anonymous_id, meant') %}
    ('a', 'ann@x.example', 'phone', 'a'),
    ('', 'ann@x.example', 'phone', 'ann@x.example'),
    ('', '', 'phone', 'phone'),
    ('', '', '', '')
    {% endcall %}
),

read_people as (
    select
        *,
        {{ recorded_person() }} as said
    from people
),

wrong as (
    select
        'The raw text "' || given || '" is read otherwise than meant: '
        || coalesce(said_text, 'nothing') || ', '
        || coalesce(cast(said_number as {{ dbt.type_string() }}), 'no number') || ', '
        || coalesce(cast(said_time as {{ dbt.type_string() }}), 'no time') || '.' as sentence
    from read_texts
    where
        said_text is distinct from meant_text
        or said_number is distinct from meant_number
        or said_day is distinct from meant_day
        or said_time is distinct from meant_time
    union all
    select 'number_as_text gives ' || coalesce(said, 'nothing') || '.' as sentence
    from read_floats
    where said is distinct from meant
    union all
    select
        'The float ' || cast(given as {{ dbt.type_string() }}) || ' is read otherwise than meant: '
        || coalesce(cast(said_whole as {{ dbt.type_string() }}), 'nothing') || ', '
        || coalesce(cast(said_amount as {{ dbt.type_string() }}), 'nothing') || '.' as sentence
    from read_rounded
    where said_whole is distinct from meant_whole or said_amount is distinct from meant_amount
    union all
    select 'recorded_person gives ' || coalesce(said, 'nothing') || '.' as sentence
    from read_people
    where said is distinct from meant
)

select * from wrong
