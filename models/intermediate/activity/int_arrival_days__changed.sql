-- grain: one row per day of arrival whose raw events are not the kept ones, or must be judged anew
-- A day is read again when it has other events than are kept, was classified by other rules, or
-- held something that was not evidence yet; the newest day always. So nothing depends on when or
-- in which order events came, and a run that was killed leaves nothing to repair by hand.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__screened') }}
),

kept as (
    select * from {{ ref('int_arrival_days__kept') }}
),

fingerprint as (
    select * from {{ ref('int_activity_rules__fingerprinted') }}
),

arrived as (
    select
        read_on,
        count(*) as events_count
    from events
    group by read_on
),

newest as (
    select max(read_on) as read_on
    from arrived
),

days as (
    select read_on
    from arrived
    union all
    select read_on
    from kept
),

compared as (
    select
        days.read_on,
        max(
            case
                when arrived.events_count = activities.events_count
                    and arrived.events_count = keys.events_count
                    and activities.first_fingerprint = fingerprint.classified_by
                    and activities.last_fingerprint = fingerprint.classified_by
                    and not activities.is_open
                    and days.read_on < newest.read_on
                    then 0
                else 1
            end
        ) as is_changed
    from days
    cross join newest
    cross join fingerprint
    left join arrived on days.read_on = arrived.read_on
    left join kept as activities
        on days.read_on = activities.read_on and activities.kept_table = 'activities'
    left join kept as keys
        on days.read_on = keys.read_on and keys.kept_table = 'keys'
    group by days.read_on
),

changed as (
    select read_on
    from compared
    where is_changed = 1
)

select * from changed
