-- grain: one row, whether a sending tool's own verdict on machines is taken on the day of the run
with machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

in_force as (
    select
        max(
            case
                when
                    machine_rules.match_kind = 'vendor_verdict'
                    and {{ in_force('machine_rules', 'run.scored_on') }}
                    then 1
                else 0
            end
        ) = 1 as is_taken
    from run
    cross join machine_rules
)

select * from in_force
