-- grain: one row per reason for which raw events take no part in any score
-- Events of no lead, and those of leads that may not or cannot be used.
with activities as (
    select * from {{ ref('int_activities__labelled') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

lead_events as (
    select * from {{ ref('int_lead_events__disposed') }}
    where scoring_model_id is null
),

of_no_lead as (
    select
        case
            when activities.label <> 'human' then activities.label else source_ids.matched_by
        end as disposition,
        activities.occurrences as events_count
    from activities
    left join source_ids on activities.source_key = source_ids.source_key
    left join surviving on source_ids.record_id = surviving.record_id
    where activities.label <> 'human' or surviving.record_id is null
),

unioned as (
    select
        disposition,
        events_count
    from of_no_lead
    union all
    select
        disposition,
        events_count
    from lead_events
),

left_out as (
    select
        disposition,
        sum(events_count) as events_count
    from unioned
    group by disposition
)

select * from left_out
