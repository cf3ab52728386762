-- grain: one row per way in which a cap is shared otherwise than meant
-- Shares are whole units in byte order of the rule ids; they add up to the cap (decision A16).
with

cases as (
    {% call literal_rows('case_name, rule_id, units, cap, meant') %}
    ('under the cap', 'a', 40000, 100000, 40000),
    ('under the cap', 'b', 50000, 100000, 50000),
    ('at the cap', 'a', 40000, 100000, 40000),
    ('at the cap', 'b', 60000, 100000, 60000),
    ('over the cap', 'a', 40000, 100000, 26667),
    ('over the cap', 'b', 60000, 100000, 40000),
    ('over the cap', 'c', 50000, 100000, 33333),
    ('in byte order', 'a', 10000, 10000, 3334),
    ('in byte order', 'B', 10000, 10000, 3333),
    ('in byte order', 'z', 10000, 10000, 3333),
    ('one unit for three', 'a', 7, 1, 0),
    ('one unit for three', 'b', 7, 1, 1),
    ('one unit for three', 'c', 7, 1, 0),
    ('with a rule of nothing', 'a', 0, 100000, 0),
    ('with a rule of nothing', 'b', 150000, 100000, 100000),
    ('a cap of nothing', 'a', 50000, 0, 0),
    ('a cap of nothing', 'b', 50000, 0, 0),
    ('no cap', 'a', 990000, null, 990000),
    ('no cap', 'b', 990000, null, 990000)
    {% endcall %}
),

running as (
    select
        *,
        {{ running_units('units', 'case_name') }}
    from cases
),

shared as (
    select
        *,
        {{ kept_units('cap', 'units', 'units_so_far', 'units_in_all') }} as said
    from running
),

summed as (
    select
        case_name,
        min(cap) as cap,
        sum(units) as units,
        sum(said) as said
    from shared
    group by case_name
),

wrong as (
    select
        case_name || ': rule ' || rule_id || ' keeps ' || cast(said as {{ dbt.type_string() }})
        || ' and not ' || cast(meant as {{ dbt.type_string() }}) || ' units.' as sentence
    from shared
    where said is distinct from meant
    union all
    select
        case_name || ': the shares add up to ' || cast(said as {{ dbt.type_string() }}) || '.'
            as sentence
    from summed
    where said <> least(units, coalesce(cap, units))
)

select * from wrong
