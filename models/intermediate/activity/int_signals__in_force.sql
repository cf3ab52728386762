-- grain: one row per rule that turns an event into a signal, in force on the day of the run
-- History is classified by today's rows; a changed row reclassifies all of it.
with signals as (
    select * from {{ ref('stg_rulebook__signals') }}
),

run as (
    select * from {{ ref('util_run') }}
),

in_force as (
    select signals.*
    from signals
    cross join run
    where {{ in_force('signals', 'run.scored_on') }}
)

select * from in_force
