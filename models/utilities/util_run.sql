-- grain: one row, the run itself
-- The only place where "now" enters the project. facts_until is the last instant that the kept
-- facts reach: now, unless the run knows only a part of a day, whose rest must wait.
{{ config(tags='each_run') }}
with given as (
    select
        {{ run_instant('lead_scoring__as_of', run_start()) }} as as_of,
        {{ run_start() }} as started_at
),

known as (
    select
        as_of,
        {{ run_instant('lead_scoring__known_as_of', 'as_of') }} as known_as_of,
        started_at
    from given
),

dated as (
    select
        cast('{{ invocation_id }}' as {{ dbt.type_string() }}) as run_id,
        as_of,
        known_as_of,
        cast(as_of as date) as scored_on,
        as_of <> {{ end_of_day('as_of') }} as is_inside_a_day,
        started_at,
        case
            when known_as_of = {{ end_of_day('known_as_of') }} and known_as_of < started_at
                then started_at
            else known_as_of
        end as facts_until
    from known
)

select * from dated
