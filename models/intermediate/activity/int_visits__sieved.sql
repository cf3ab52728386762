-- grain: one row per visit of a day on which its visitor made many or met a trap
-- Of those read in this run, numbered within visitor × day of arrival × day for a closer look.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__classified') }}
),

kinds as (
    select * from {{ ref('int_event_kinds__listed') }}
),

limits as (
    select * from {{ ref('int_machine_limits__in_force') }}
),

run as (
    select * from {{ ref('util_run') }}
),

web_kinds as (
    select kind_number
    from kinds
    where channel = 'web'
    group by kind_number
),

visits as (
    select
        events.source_key,
        events.read_on,
        events.occurred_at,
        events.kind_number,
        cast(events.occurred_at as date) as occurred_on,
        case when events.machine_reason = 'honeypot' then 1 else 0 end as is_trapped
    from events
    cross join run
    inner join web_kinds on events.kind_number = web_kinds.kind_number
    where
        events.copy_number = 1
        and not events.is_quarantined
        and not events.is_single_act
        and (events.signal <> '' or events.machine_reason = 'honeypot')
        and events.known_at <= run.facts_until
        and (
            events.occurred_at <= run.as_of
            or cast(events.occurred_at as date) <> run.scored_on
        )
),

busy_days as (
    select
        source_key,
        read_on,
        occurred_on,
        count(*) as visits_count,
        max(is_trapped) as is_trapped
    from visits
    group by
        source_key,
        read_on,
        occurred_on
),

sieved as (
    select busy_days.*
    from busy_days
    cross join limits
    where busy_days.is_trapped = 1 or busy_days.visits_count > limits.least_visits
),

numbered as (
    select
        visits.source_key,
        visits.read_on,
        visits.occurred_on,
        visits.occurred_at,
        visits.kind_number,
        sieved.is_trapped,
        row_number() over (
            partition by visits.source_key, visits.read_on, visits.occurred_on
            order by visits.occurred_at, visits.kind_number
        ) as visit_number
    from visits
    inner join sieved
        on
            visits.source_key = sieved.source_key
            and visits.read_on = sieved.read_on
            and visits.occurred_on = sieved.occurred_on
)

select * from numbered
