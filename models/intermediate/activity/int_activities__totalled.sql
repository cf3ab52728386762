-- grain: one row per scoring moment × signal, of all the person's own acts that can count then
-- Not of days of the history: of a day only the last sign of life is asked for.
{{ config(materialized='table') }}
with activities as (
    select * from {{ ref('int_activities__assigned_to_moments') }}
    where moment_kind <> 'day'
),

totalled as (
    select
        moment_id,
        signal,
        cast(sum(occurrences) as {{ dbt.type_int() }}) as occurrences,
        max(last_occurred_at) as last_occurred_at
    from activities
    group by
        moment_id,
        signal
)

select * from totalled
