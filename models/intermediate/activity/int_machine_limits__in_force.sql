-- grain: one row, the limits that tell machines from people on the day of the run
-- Joined to every event. A limit without a rule in force is null, and nothing is over it.
with machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

in_force as (
    select
        max(case when machine_rules.match_kind = 'vendor_verdict' then 1 else 0 end) = 1
            as is_verdict_taken,
        max(
            case
                when machine_rules.match_kind = 'open_after_send'
                    then machine_rules.within_seconds
            end
        ) as open_seconds,
        max(
            case
                when machine_rules.match_kind = 'trap_link' then machine_rules.within_seconds
            end
        ) as trap_seconds,
        min(case when machine_rules.match_kind = 'visit_rate' then machine_rules.max_acts end)
            as least_visits
    from run
    left join machine_rules on {{ in_force('machine_rules', 'run.scored_on') }}
)

select * from in_force
