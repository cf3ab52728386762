-- grain: one row per address read in this run that no person sees: a trap for machines
-- Addresses of pages and of links in e-mails; each is looked at once, however often it was called.
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__due') }}
),

kinds as (
    select * from {{ ref('int_event_kinds__listed') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

addresses as (
    select web_url as url
    from kinds
    where channel = 'web'
    union all
    select url
    from events
    where channel = 'email' and event_type = 'click' and url is not null
),

found as (
    select addresses.url
    from addresses
    cross join run
    inner join machine_rules
        on
            machine_rules.match_kind = 'trap_link'
            and {{ in_force('machine_rules', 'run.scored_on') }}
            and lower(addresses.url) like '%' || machine_rules.match_value || '%'
    group by addresses.url
)

select * from found
