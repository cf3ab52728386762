-- grain: one row per e-mail click among more within seconds than a person makes, with the reason
-- Of people judged in this run alone. A person reads; a scanner opens every link of a message at
-- once, or message after message. What was clicked within the same seconds beside such a click is
-- the scanner's too, so that its last clicks are not taken for a person's. It is one since the
-- click that made them so many was known.
with clicks as (
    select * from {{ ref('int_clicks__crowded') }}
),

near as (
    select
        clicks.click_number,
        clicks.event_key,
        clicks.reason,
        clicks.min_things,
        clicks.known_at,
        neighbours.click_number as neighbour_number,
        neighbours.thing as neighbour_thing,
        neighbours.known_at as neighbour_known_at
    from clicks
    inner join clicks as neighbours
        on
            clicks.recorded_person = neighbours.recorded_person
            and clicks.machine_rule_id = neighbours.machine_rule_id
            and clicks.group_name = neighbours.group_name
            and {{ seconds_apart('clicks.occurred_at', 'neighbours.occurred_at') }}
            <= clicks.within_seconds
),

things as (
    select
        click_number,
        min_things,
        known_at,
        neighbour_thing,
        min(neighbour_known_at) as thing_known_at
    from near
    where neighbour_thing is not null
    group by
        click_number,
        min_things,
        known_at,
        neighbour_thing
),

counted as (
    select
        *,
        row_number() over (
            partition by click_number
            order by thing_known_at, {{ byte_order('neighbour_thing') }}
        ) as things_count
    from things
),

among_many as (
    select
        click_number,
        case when thing_known_at > known_at then thing_known_at else known_at end as known_at
    from counted
    where things_count = min_things
),

-- A click among many is its own neighbour. Of two reasons a burst stands.
found as (
    select
        near.event_key,
        case
            when max(case when near.reason = 'click_burst' then 1 else 0 end) = 1 then 'click_burst'
            else 'volume'
        end as machine_reason,
        min(
            case
                when among_many.known_at > near.known_at then among_many.known_at
                else near.known_at
            end
        ) as known_at
    from near
    inner join among_many on near.neighbour_number = among_many.click_number
    group by near.event_key
)

select * from found
