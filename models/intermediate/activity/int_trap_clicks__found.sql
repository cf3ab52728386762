-- grain: one row per e-mail click within seconds of a click on a trap of the same message
-- Of people judged in this run alone. Whoever follows the link that no person sees did not read
-- the others either. It is known since both clicks are.
with acts as (
    select * from {{ ref('int_acts__due') }}
),

limits as (
    select * from {{ ref('int_machine_limits__in_force') }}
),

clicks as (
    select *
    from acts
    where is_click and message_id is not null and recorded_person is not null
),

trapped as (
    select *
    from clicks
    where machine_reason = 'honeypot'
),

found as (
    select
        clicks.event_key,
        min(
            case
                when trapped.known_at > clicks.known_at then trapped.known_at
                else clicks.known_at
            end
        ) as known_at
    from clicks
    cross join limits
    inner join trapped
        on
            clicks.message_id = trapped.message_id
            and clicks.recorded_person = trapped.recorded_person
            and {{ seconds_apart('clicks.occurred_at', 'trapped.occurred_at') }}
            <= limits.trap_seconds
    group by clicks.event_key
)

select * from found
