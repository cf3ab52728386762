-- grain: one row per kept row of activity of a lead that is scored in this run
-- With the current moment of the lead, or why the events take no part in its score.
with activities as (
    select * from {{ ref('int_activities__labelled') }}
    where label = 'human'
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

compared as (
    select * from {{ ref('int_leads__compared') }}
    where moment_kind = 'current' and is_due
),

moments as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
    where moment_kind = 'current'
),

withheld as (
    select * from {{ ref('int_linking_days__withheld') }}
),

placed as (
    select
        compared.lead_id,
        activities.signal,
        activities.occurred_on,
        activities.occurrences,
        moments.moment_id,
        case
            when surviving.is_deleted then 'deleted_lead'
            when moments.moment_id is null then 'lead_created_after_as_of'
            when source_ids.linked_at > moments.as_of then 'anonymous'
            when source_ids.unlinked_at <= moments.as_of then 'shared_device'
            when
                not moments.is_behaviour_allowed
                or withheld.moment_id is not null
                or (
                    not moments.is_anonymous_history_allowed
                    and activities.occurred_on < cast(source_ids.linked_at as date)
                )
                then 'without_consent'
            else 'in_question'
        end as disposition
    from activities
    inner join source_ids on activities.source_key = source_ids.source_key
    inner join surviving on source_ids.record_id = surviving.record_id
    inner join compared on surviving.lead_id = compared.lead_id
    left join moments on compared.lead_id = moments.lead_id
    left join withheld
        on
            moments.moment_id = withheld.moment_id
            and activities.source_key = withheld.source_key
            and activities.signal = withheld.signal
            and activities.occurred_on = withheld.occurred_on
)

select * from placed
