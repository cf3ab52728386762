-- grain: one row per raw event read in this run, with the few facts that decide what signal it is
with events as (
    select * from {{ ref('int_events__deduplicated') }}
),

kinds as (
    select * from {{ ref('int_event_kinds__listed') }}
),

measures as (
    select * from {{ ref('int_event_measures__banded') }}
),

country_regions as (
    select * from {{ ref('country_regions') }}
),

judged_agents as (
    select * from {{ ref('int_user_agents__judged') }}
),

limits as (
    select * from {{ ref('int_machine_limits__in_force') }}
),

traps as (
    select * from {{ ref('int_traps__found') }}
),

described as (
    select
        events.*,
        kinds.kind_number,
        coalesce(kinds.is_timed, false) as is_timed,
        case when not country_regions.is_served then 'unserved' else '' end as visit_market,
        coalesce(durations.floored_value, 0) as duration_floor,
        coalesce(depths.floored_value, 0) as depth_floor,
        case
            when
                traps.url is not null
                and (
                    events.channel = 'web'
                    or (events.channel = 'email' and events.event_type = 'click')
                )
                then 'honeypot'
            when events.is_vendor_bot and limits.is_verdict_taken then 'vendor_verdict'
            when judged_agents.machine_reason is not null then judged_agents.machine_reason
            when events.channel <> 'email' or events.event_type <> 'open' then null
            when judged_agents.open_reason is not null then judged_agents.open_reason
            when
                events.occurred_at >= events.sent_at
                and {{ seconds_apart('events.occurred_at', 'events.sent_at') }}
                <= limits.open_seconds
                then 'prefetch'
        end as machine_reason
    from events
    cross join limits
    left join kinds
        on
            events.channel = kinds.channel
            and events.event_type = kinds.event_type
            and coalesce(case when events.channel = 'web' then events.url end, '') = kinds.web_url
    left join measures as durations
        on
            durations.measure = 'duration_seconds'
            and events.duration_seconds = durations.duration_seconds
    left join measures as depths
        on depths.measure = 'depth_percent' and events.depth_percent = depths.depth_percent
    left join country_regions on lower(events.country) = country_regions.country_name
    left join judged_agents on events.user_agent = judged_agents.user_agent
    left join traps on events.url = traps.url
)

select * from described
