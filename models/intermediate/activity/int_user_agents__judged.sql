-- grain: one row per user agent read in this run that names a machine, by the rulebook in force
-- A word may stand anywhere in the name and marks whatever was done; a whole name marks opens only.
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
    select
        user_agents.user_agent,
        min(
            case
                when machine_rules.match_kind = 'user_agent_word'
                    then {{ byte_order('machine_rules.reason') }}
            end
        ) as machine_reason,
        min({{ byte_order('machine_rules.reason') }}) as open_reason
    from user_agents
    cross join run
    inner join machine_rules
        on
            {{ in_force('machine_rules', 'run.scored_on') }}
            and (
                (
                    machine_rules.match_kind = 'user_agent_word'
                    and lower(user_agents.user_agent) like '%' || machine_rules.match_value || '%'
                )
                or (
                    machine_rules.match_kind = 'open_agent'
                    and lower(user_agents.user_agent) = machine_rules.match_value
                )
            )
    group by user_agents.user_agent
)

select * from judged
