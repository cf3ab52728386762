-- grain: one row per number that the rounding macros round or carry otherwise than meant
-- Halves go away from zero, on both sides of it; an unknown number stays unknown.
with

roundings as (
    {% call literal_rows('given, meant') %}
    (cast(8.33375 as decimal(18, 5)), cast(8.3338 as decimal(18, 4))),
    (8.33374, 8.3337),
    (-8.33375, -8.3338),
    (0.00005, 0.0001),
    (-0.00005, -0.0001),
    (0.00004, 0.0000),
    (12.00000, 12.0000),
    (-2.50000, -2.5000),
    (null, null)
    {% endcall %}
),

rounded as (
    select
        *,
        {{ to_points('given') }} as said,
        {{ from_units(to_units(to_points('given'))) }} as magnitude,
        {{ points_or_zero('given') }} as never_null
    from roundings
),

shares as (
    {% call literal_rows('numerator, denominator, meant') %}
    (1, 3, cast(0.3333 as decimal(18, 4))),
    (2, 3, 0.6667),
    (1, 2, 0.5000),
    (0, 5, 0.0000),
    (5, 5, 1.0000),
    (1, 20000, 0.0001),
    (1, 20001, 0.0000),
    (999999999, 1000000000, 1.0000),
    (7, 0, null),
    (null, 3, null)
    {% endcall %}
),

divided as (
    select
        *,
        {{ rate('numerator', 'denominator') }} as said
    from shares
),

quotients as (
    {% call literal_rows('numerator, denominator, meant') %}
    (7, 2, 3),
    (6, 2, 3),
    (0, 9, 0),
    (1, 9, 0),
    (9007199254740993, 1, 9007199254740993),
    (9007199254740993, 2, 4503599627370496)
    {% endcall %}
),

cut as (
    select
        *,
        {{ whole_division('numerator', 'denominator') }} as said
    from quotients
),

scores as (
    {% call literal_rows('given, meant') %}
    (-3, 0),
    (0, 0),
    (1, 1),
    (99, 99),
    (100, 100),
    (101, 100)
    {% endcall %}
),

clamped as (
    select
        *,
        {{ clamped_score('given') }} as said
    from scores
),

products as (
    {% call literal_rows('points, counted_occurrences, multiplier, weight, meant') %}
    (10, 3, 1.25, 0.6667, cast(25.00125 as decimal(18, 8))),
    (-0.01, 1, 1, 0.0001, -0.000001),
    (9999999.99, 1, 1, 1, 9999999.99),
    (45, 0, 1.10, 1, 0)
    {% endcall %}
),

multiplied as (
    select
        *,
        {{ points_product(['points', 'counted_occurrences', 'multiplier', 'weight']) }} as said
    from products
),

plain_cases as (
    {% call literal_rows('given, meant') %}
    (cast(5 as decimal(9, 2)), '5'),
    (-2.50, '-2.5'),
    (100, '100'),
    (0.25, '0.25'),
    (0, '0'),
    (null, '(empty)')
    {% endcall %}
),

plain as (
    select
        *,
        {{ plain_number('given') }} as said
    from plain_cases
),

wrong as (
    select
        'to_points reads ' || cast(given as {{ dbt.type_string() }}) || ' as '
        || cast(said as {{ dbt.type_string() }}) || '.' as sentence
    from rounded
    where
        said is distinct from meant
        or magnitude is distinct from abs(meant)
        or never_null is null
    union all
    select
        'rate gives ' || coalesce(cast(said as {{ dbt.type_string() }}), 'nothing') || ' for '
        || coalesce(cast(numerator as {{ dbt.type_string() }}), 'nothing') || ' of '
        || cast(denominator as {{ dbt.type_string() }}) || '.' as sentence
    from divided
    where said is distinct from meant
    union all
    select
        'whole_division gives ' || cast(said as {{ dbt.type_string() }}) || ' for '
        || cast(numerator as {{ dbt.type_string() }}) || ' by '
        || cast(denominator as {{ dbt.type_string() }}) || '.' as sentence
    from cut
    where said is distinct from meant
    union all
    select
        'clamped_score gives ' || cast(said as {{ dbt.type_string() }}) || ' for '
        || cast(given as {{ dbt.type_string() }}) || '.' as sentence
    from clamped
    where said is distinct from meant
    union all
    select
        'points_product gives ' || cast(said as {{ dbt.type_string() }}) || ' where '
        || cast(meant as {{ dbt.type_string() }}) || ' is meant.' as sentence
    from multiplied
    where said is distinct from meant
    union all
    select 'plain_number gives ' || said || ' where ' || meant || ' is meant.' as sentence
    from plain
    where said is distinct from meant
)

select * from wrong
