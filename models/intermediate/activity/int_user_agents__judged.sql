-- grain: one row per user agent read in this run that names a machine, by the rulebook in force
{{ config(materialized='table') }}
with events as (
    select * from {{ ref('int_events__due') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

user_agents as (
    select user_agent
    from events
    where user_agent is not null
    group by user_agent
),

judged as (
    select user_agents.user_agent
    from user_agents
    cross join run
    inner join machine_rules
        on
            machine_rules.match_kind = 'user_agent_word'
            and {{ in_force('machine_rules', 'run.scored_on') }}
            and lower(user_agents.user_agent) like '%' || machine_rules.match_value || '%'
    group by user_agents.user_agent
)

select * from judged
