-- grain: one row per scoring moment × signal, of all the person's own acts that can count then
-- Of a day of the history only the last sign of life is asked for: all engagements are one row,
-- whose signal is empty.
{{ config(materialized='table') }}
with activities as (
    select * from {{ ref('int_activities__assigned_to_moments') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

asked_for as (
    select
        activities.moment_id,
        case when activities.moment_kind = 'day' then '' else activities.signal end as signal,
        activities.occurrences,
        activities.last_occurred_at
    from activities
    left join signals on activities.signal = signals.signal
    where activities.moment_kind <> 'day' or signals.is_engagement
),

totalled as (
    select
        moment_id,
        signal,
        cast(sum(occurrences) as {{ dbt.type_int() }}) as occurrences,
        max(last_occurred_at) as last_occurred_at
    from asked_for
    group by
        moment_id,
        signal
)

select * from totalled
