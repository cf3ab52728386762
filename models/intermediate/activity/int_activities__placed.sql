-- grain: one row per kept row of activity, with the current moment of its lead or why it has none
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
),

single_acts as (
    select * from {{ ref('int_acts__single') }}
),

judged_acts as (
    select * from {{ ref('int_acts__judged') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

moments as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
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
),

placed as (
    select
        labelled.signal,
        labelled.occurred_on,
        labelled.occurrences,
        moments.moment_id,
        case
            when labelled.label <> 'human' then labelled.label
            when source_ids.record_id is null then source_ids.matched_by
            when surviving.is_deleted then 'deleted_lead'
            when moments.moment_id is null then 'lead_created_after_as_of'
            when source_ids.linked_at > moments.as_of then 'anonymous'
            when not moments.is_behaviour_allowed then 'without_consent'
            else 'in_question'
        end as disposition
    from labelled
    left join source_ids on labelled.source_key = source_ids.source_key
    left join surviving on source_ids.record_id = surviving.record_id
    left join moments
        on surviving.lead_id = moments.lead_id and moments.moment_kind = 'current'
)

select * from placed
