-- grain: one row per kept row of activity, as it is labelled today
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
),

single_acts as (
    select * from {{ ref('int_acts__single') }}
),

judged_acts as (
    select * from {{ ref('int_acts__judged') }}
),

run as (
    select * from {{ ref('util_run') }}
),

labelled as (
    select
        activities.source_key,
        activities.signal,
        activities.occurred_on,
        activities.occurrences,
        case
            when
                activities.label = 'human'
                and (
                    activities.occurred_on > run.scored_on
                    or activities.arrived_on > cast(run.known_as_of as date)
                )
                then 'after_as_of'
            else activities.label
        end as label
    from activities
    cross join run
    union all
    select
        single_acts.source_key,
        coalesce(judged_acts.signal, single_acts.signal) as signal,
        cast(single_acts.occurred_at as date) as occurred_on,
        1 as occurrences,
        coalesce(judged_acts.label, 'after_as_of') as label
    from single_acts
    left join judged_acts
        on
            single_acts.event_key = judged_acts.event_key
            and judged_acts.known_until_on is null
    where single_acts.reply_hours < 0
)

select * from labelled
