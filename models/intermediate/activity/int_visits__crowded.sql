-- grain: one row per visitor × day of arrival × instant × kind of visit, of a machine's visits
-- More visits within some seconds than a person can make, or a trap called on that day. Counted
-- among what arrived on one day: such days are read as a whole, so that the same visits are found
-- in whatever order they come.
{{ config(materialized='table') }}
with visits as (
    select * from {{ ref('int_visits__sieved') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

rates as (
    select
        machine_rules.max_acts,
        machine_rules.within_seconds
    from machine_rules
    cross join run
    where
        machine_rules.match_kind = 'visit_rate'
        and {{ in_force('machine_rules', 'run.scored_on') }}
),

-- Where two rates allow as many visits the longer time counts. Grouped, so that what follows is a
-- join by equal keys alone: of every two visits of a day it would grow with the square.
followers as (
    select
        visits.source_key,
        visits.read_on,
        visits.occurred_on,
        visits.occurred_at,
        visits.visit_number,
        visits.visit_number - rates.max_acts as first_number,
        max(rates.within_seconds) as within_seconds
    from visits
    cross join rates
    where visits.visit_number > rates.max_acts
    group by
        visits.source_key,
        visits.read_on,
        visits.occurred_on,
        visits.occurred_at,
        visits.visit_number,
        visits.visit_number - rates.max_acts
),

last_of_crowds as (
    select
        visits.source_key,
        visits.read_on,
        visits.occurred_on,
        visits.visit_number,
        max(followers.visit_number) as last_number
    from visits
    inner join followers
        on
            visits.source_key = followers.source_key
            and visits.read_on = followers.read_on
            and visits.occurred_on = followers.occurred_on
            and visits.visit_number = followers.first_number
            and {{ seconds_apart('visits.occurred_at', 'followers.occurred_at') }}
            <= followers.within_seconds
    group by
        visits.source_key,
        visits.read_on,
        visits.occurred_on,
        visits.visit_number
),

reached as (
    select
        visits.*,
        max(last_of_crowds.last_number) over (
            partition by visits.source_key, visits.read_on, visits.occurred_on
            order by visits.visit_number
            rows between unbounded preceding and current row
        ) as last_number
    from visits
    left join last_of_crowds
        on
            visits.source_key = last_of_crowds.source_key
            and visits.read_on = last_of_crowds.read_on
            and visits.occurred_on = last_of_crowds.occurred_on
            and visits.visit_number = last_of_crowds.visit_number
),

crowded as (
    select
        source_key,
        read_on,
        occurred_at,
        kind_number,
        case when max(is_trapped) = 1 then 'honeypot' else 'volume' end as machine_reason
    from reached
    where is_trapped = 1 or last_number >= visit_number
    group by
        source_key,
        read_on,
        occurred_at,
        kind_number
)

select * from crowded
