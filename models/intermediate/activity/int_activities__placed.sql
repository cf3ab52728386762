-- grain: one row per row of the roll-up, with the current moment of its lead or why it has none
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

moments as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
),

placed as (
    select
        activities.signal,
        activities.occurred_on,
        activities.occurrences,
        moments.moment_id,
        case
            when activities.label in ('quarantined', 'repeated') then activities.label
            when source_ids.matched_by = 'erased' then 'erased'
            when activities.label in ('after_as_of', 'no_signal') then activities.label
            when activities.label = 'machine' and activities.cleared_on is null then 'machine'
            when source_ids.record_id is null then source_ids.matched_by
            when surviving.is_deleted then 'deleted_lead'
            when moments.moment_id is null then 'lead_created_after_as_of'
            when source_ids.linked_at > moments.as_of then 'anonymous'
            when not moments.is_behaviour_allowed then 'without_consent'
            else 'in_question'
        end as disposition
    from activities
    inner join source_ids
        on
            activities.recorded_lead_id = source_ids.recorded_lead_id
            and activities.recorded_email = source_ids.recorded_email
            and activities.recorded_anonymous_id = source_ids.recorded_anonymous_id
    left join surviving on source_ids.record_id = surviving.record_id
    left join moments
        on surviving.lead_id = moments.lead_id and moments.moment_kind = 'current'
)

select * from placed
