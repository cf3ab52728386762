-- grain: one row per single act × limit on the time since our own touch, known to this run
with acts as (
    select * from {{ ref('int_acts__single') }}
),

run as (
    select * from {{ ref('util_run') }}
),

known as (
    select acts.*
    from acts
    cross join run
    where acts.occurred_at <= run.as_of and acts.known_at <= run.known_as_of
)

select * from known
