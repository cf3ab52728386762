-- grain: one row per e-mail click × machine rule on so many clicks, where there are enough to count
-- Of people judged in this run alone. Things are the links of one message, or the messages of one
-- day.
with acts as (
    select * from {{ ref('int_acts__due') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

rates as (
    select
        machine_rules.machine_rule_id,
        machine_rules.reason,
        machine_rules.match_kind = 'click_burst' as is_of_one_message,
        case
            when machine_rules.match_kind = 'click_burst' then machine_rules.min_links
            else machine_rules.max_acts + 1
        end as min_things,
        machine_rules.within_seconds
    from machine_rules
    cross join run
    where
        machine_rules.match_kind in ('click_burst', 'click_rate')
        and {{ in_force('machine_rules', 'run.scored_on') }}
),

clicks as (
    select
        acts.event_key,
        acts.recorded_person,
        acts.occurred_at,
        acts.known_at,
        rates.machine_rule_id,
        rates.reason,
        rates.min_things,
        rates.within_seconds,
        case
            when rates.is_of_one_message then acts.message_id
            else cast(cast(acts.occurred_at as date) as {{ dbt.type_string() }})
        end as group_name,
        case when rates.is_of_one_message then acts.url else acts.message_id end as thing
    from acts
    cross join rates
    where acts.is_click and acts.message_id is not null and acts.recorded_person is not null
),

-- Most people click little: counting different things is left to those who clicked often enough.
busy_groups as (
    select
        recorded_person,
        machine_rule_id,
        group_name
    from clicks
    group by
        recorded_person,
        machine_rule_id,
        group_name,
        min_things
    having count(*) >= min_things
),

busy as (
    select clicks.*
    from clicks
    inner join busy_groups
        on
            clicks.recorded_person = busy_groups.recorded_person
            and clicks.machine_rule_id = busy_groups.machine_rule_id
            and clicks.group_name = busy_groups.group_name
),

full_groups as (
    select
        recorded_person,
        machine_rule_id,
        group_name
    from busy
    group by
        recorded_person,
        machine_rule_id,
        group_name,
        min_things
    having count(distinct thing) >= min_things
),

crowded as (
    select
        busy.*,
        row_number() over (
            order by {{ byte_order('busy.machine_rule_id') }}, {{ byte_order('busy.event_key') }}
        ) as click_number
    from busy
    inner join full_groups
        on
            busy.recorded_person = full_groups.recorded_person
            and busy.machine_rule_id = full_groups.machine_rule_id
            and busy.group_name = full_groups.group_name
)

select * from crowded
