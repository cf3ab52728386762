-- grain: one row per stretch of days in which no row of the rulebook begins or ends
with rulebook_rows as (
    select * from {{ ref('stg_rulebook__rows') }}
),

bounds as (
    select valid_from as starts_on
    from rulebook_rows
    union all
    select valid_to as starts_on
    from rulebook_rows
),

starts as (
    select starts_on
    from bounds
    group by starts_on
),

followed as (
    select
        starts_on as rulebook_from,
        lead(starts_on) over (order by starts_on) as rulebook_to
    from starts
),

periods as (
    select
        rulebook_from,
        rulebook_to
    from followed
    where rulebook_to is not null
)

select * from periods
