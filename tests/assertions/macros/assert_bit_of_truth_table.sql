-- grain: one row per number whose power of two is not the one meant
with

cases as (
    {% call literal_rows('number, meant') %}
    (1, 1),
    (2, 2),
    (3, 4),
    (11, 1024),
    (60, 576460752303423488),
    (61, null),
    (0, null)
    {% endcall %}
),

said as (
    select
        *,
        {{ bit_of('number') }} as power
    from cases
),

wrong as (
    select
        number,
        meant,
        power
    from said
    where coalesce(power, -1) <> coalesce(meant, -1)
)

select * from wrong
