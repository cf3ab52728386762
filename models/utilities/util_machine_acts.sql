-- grain: one row per reason for which acts are held to be a machine's
-- Labelled acts are kept and earn nothing; those on messages count again once a person's act clears
-- them.
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
    where label = 'machine'
),

labelled as (
    select * from {{ ref('int_machine_acts__labelled') }}
),

turned as (
    select * from {{ ref('int_acts__turned') }}
    where known_until_on is null
),

acts as (
    select
        machine_reason,
        occurrences as acts_count,
        0 as cleared_count
    from activities
    union all
    select
        labelled.machine_reason,
        1 as acts_count,
        case when not turned.is_machine then 1 else 0 end as cleared_count
    from labelled
    left join turned on labelled.event_key = turned.event_key
),

summed as (
    select
        machine_reason,
        sum(acts_count) as acts_count,
        sum(cleared_count) as cleared_count
    from acts
    group by machine_reason
)

select * from summed
