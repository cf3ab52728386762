-- grain: one row per day of arrival that has raw events, or has kept ones
-- A day is read again when it has other events than are kept, was classified by other rules, or
-- held something that was not evidence yet; the newest up to the day of the run always, and of days
-- whose events do not say when they arrived the last three: one sent anew shows by nothing else. So
-- nothing depends on when or in which order events came, and a run that was killed leaves nothing
-- to repair by hand. Counted apart, so that of an event nothing but the one time is read that puts
-- it into its day. Kept events are counted here alone: what is said of days, and which are read,
-- comes from this table.
{{ config(materialized='table') }}
with loaded as (
    select * from {{ ref('int_events__screened') }}
    where loaded_at is not null
),

not_told_when as (
    select * from {{ ref('int_events__screened') }}
    where loaded_at is null
),

kept as (
    select * from {{ ref('int_arrival_days__kept') }}
),

fingerprint as (
    select * from {{ ref('int_activity_rules__fingerprinted') }}
),

run as (
    select * from {{ ref('util_run') }}
),

activities as (
    select * from kept
    where kept_table = 'activities'
),

keys as (
    select * from kept
    where kept_table = 'keys'
),

counted as (
    select
        cast(loaded_at as date) as read_on,
        0 as is_arrival_untold,
        count(*) as events_count
    from loaded
    group by cast(loaded_at as date)
    union all
    select
        cast(coalesce(occurred_at, {{ start_of_time() }}) as date) as read_on,
        1 as is_arrival_untold,
        count(*) as events_count
    from not_told_when
    group by cast(coalesce(occurred_at, {{ start_of_time() }}) as date)
),

totalled as (
    select
        read_on,
        max(is_arrival_untold) = 1 as is_arrival_untold,
        sum(events_count) as events_count
    from counted
    group by read_on
),

arrived as (
    select
        totalled.read_on,
        totalled.is_arrival_untold,
        totalled.events_count,
        max(
            case
                when totalled.read_on <= cast(run.known_as_of as date) then totalled.read_on
            end
        ) over () as newest_day
    from totalled
    cross join run
),

compared as (
    select
        coalesce(arrived.read_on, activities.read_on, keys.read_on) as read_on,
        not coalesce(
            arrived.events_count = activities.events_count
            and arrived.events_count = keys.events_count
            and activities.first_fingerprint = fingerprint.classified_by
            and activities.last_fingerprint = fingerprint.classified_by
            and not activities.is_open
            and arrived.read_on < case
                when arrived.is_arrival_untold then {{ days_later('arrived.newest_day', -2) }}
                else arrived.newest_day
            end,
            false
        ) as is_changed,
        activities.read_on is not null as is_kept,
        coalesce(activities.first_fingerprint <> fingerprint.classified_by, false)
            as is_of_other_rules,
        coalesce(arrived.is_arrival_untold, false) as is_arrival_untold
    from arrived
    full outer join activities on arrived.read_on = activities.read_on
    full outer join keys on coalesce(arrived.read_on, activities.read_on) = keys.read_on
    cross join fingerprint
)

select * from compared
