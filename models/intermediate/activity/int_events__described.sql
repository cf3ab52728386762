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

vendor_rules as (
    select * from {{ ref('int_vendor_verdicts__in_force') }}
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
            when events.is_vendor_bot and vendor_rules.is_taken then 'vendor_verdict'
            when judged_agents.user_agent is not null then 'known_agent'
        end as machine_reason
    from events
    cross join vendor_rules
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
)

select * from described
