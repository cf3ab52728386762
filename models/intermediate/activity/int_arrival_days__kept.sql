-- grain: one row per kept table of events × day on which they were read, as the last run left it
-- Read before anything is restated: a view on the tables themselves, so it cannot be out of step.
{{ config(tags='each_run') }}
with rolled_up as (
    {{ as_it_stands('int_activities__rolled_up', {
        'read_on': cast_date('1900-01-01'),
        'occurred_on': cast_date('1900-01-01'),
        'arrived_on': cast_date('1900-01-01'),
        'label': "''",
        'classified_by': "''",
        'occurrences': '0',
    }) }}
),

single_acts as (
    {{ as_it_stands('int_acts__single', {
        'read_on': cast_date('1900-01-01'), 'classified_by': "''", 'reply_hours': '0',
    }) }}
),

keys as (
    {{ as_it_stands('int_event_keys__noted', {'read_on': cast_date('1900-01-01')}) }}
),

run as (
    select * from {{ ref('util_run') }}
),

counted as (
    select
        'activities' as kept_table,
        rolled_up.read_on,
        sum(rolled_up.occurrences) as events_count,
        min(rolled_up.classified_by) as first_fingerprint,
        max(rolled_up.classified_by) as last_fingerprint,
        max(
            case
                when
                    rolled_up.label = 'after_as_of'
                    or rolled_up.arrived_on >= cast(run.facts_until as date)
                    or (rolled_up.occurred_on = run.scored_on and run.is_inside_a_day)
                    then 1
                else 0
            end
        ) as is_open
    from rolled_up
    cross join run
    group by rolled_up.read_on
    union all
    select
        'activities' as kept_table,
        read_on,
        count(*) as events_count,
        min(classified_by) as first_fingerprint,
        max(classified_by) as last_fingerprint,
        0 as is_open
    from single_acts
    where reply_hours < 0
    group by read_on
    union all
    select
        'keys' as kept_table,
        read_on,
        count(*) as events_count,
        null as first_fingerprint,
        null as last_fingerprint,
        0 as is_open
    from keys
    group by read_on
),

kept as (
    select
        kept_table,
        read_on,
        sum(events_count) as events_count,
        min(first_fingerprint) as first_fingerprint,
        max(last_fingerprint) as last_fingerprint,
        max(is_open) = 1 as is_open
    from counted
    group by
        kept_table,
        read_on
)

select * from kept
