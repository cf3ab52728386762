-- grain: one row, the run itself
-- The only place where "now" enters the project.
with given as (
    select
        {{ run_instant('lead_scoring__as_of', run_start()) }} as as_of,
        {{ run_start() }} as started_at
),

dated as (
    select
        cast('{{ invocation_id }}' as {{ dbt.type_string() }}) as run_id,
        as_of,
        {{ run_instant('lead_scoring__known_as_of', 'as_of') }} as known_as_of,
        cast(as_of as date) as scored_on,
        started_at
    from given
)

select * from dated
