-- grain: one row per scoring moment × ids of events × signal withheld on the day of its link
-- Without leave no act from before the link may count. Facts are kept by day: where a signal began
-- before the link, that day's acts of it are withheld, also those that came after.
{{ config(materialized='table') }}
with activities as (
    select * from {{ ref('int_activities__dated') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

moments as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
    where is_behaviour_allowed and not is_anonymous_history_allowed
),

links as (
    select
        moments.moment_id,
        moments.known_on,
        source_ids.source_key,
        source_ids.linked_at,
        cast(source_ids.linked_at as date) as linked_on
    from moments
    inner join assigned on moments.moment_id = assigned.moment_id
    inner join source_ids on assigned.record_id = source_ids.record_id
    where source_ids.linked_at <= moments.as_of
),

withheld as (
    select
        links.moment_id,
        links.source_key,
        activities.signal,
        activities.occurred_on
    from links
    inner join activities
        on
            links.source_key = activities.source_key
            and links.linked_on = activities.occurred_on
    where
        activities.first_occurred_at < links.linked_at
        and activities.known_from_on <= links.known_on
        and (activities.known_until_on is null or activities.known_until_on > links.known_on)
    group by
        links.moment_id,
        links.source_key,
        activities.signal,
        activities.occurred_on
)

select * from withheld
