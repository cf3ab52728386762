-- grain: one row per scoring moment of a lead that sales has touched, with its last touch
with touches as (
    select * from {{ ref('stg_activity__sales_touches') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

last_touches as (
    select
        assigned.moment_id,
        max(touches.occurred_at) as last_touched_at
    from touches
    inner join assigned on touches.lead_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    where
        touches.occurred_at <= moments.as_of
        and {{ known_at('touches.occurred_at', 'touches.loaded_at') }} <= moments.known_as_of
    group by assigned.moment_id
)

select * from last_touches
