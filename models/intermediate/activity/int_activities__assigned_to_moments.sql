-- grain: one row per kept row of activity × scoring moment at which it can count
-- Applies, each from its own time: links, merges, arrivals, changed labels and consent. A year of
-- acts for each moment is too much to keep: it is summed up in the two ways that are asked for.
with activities as (
    select * from {{ ref('int_activities__dated') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

moments as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
),

withheld as (
    select * from {{ ref('int_linking_days__withheld') }}
),

moment_sources as (
    select
        moments.moment_id,
        moments.moment_kind,
        moments.scored_on,
        moments.known_on,
        source_ids.source_key,
        case
            when not moments.is_anonymous_history_allowed then cast(source_ids.linked_at as date)
        end as counted_from_on
    from assigned
    inner join moments on assigned.moment_id = moments.moment_id
    inner join source_ids on assigned.record_id = source_ids.record_id
    where
        moments.is_behaviour_allowed
        and source_ids.linked_at <= moments.as_of
        and (source_ids.unlinked_at is null or source_ids.unlinked_at > moments.as_of)
),

assigned_activities as (
    select
        moment_sources.moment_id,
        moment_sources.moment_kind,
        moment_sources.scored_on,
        activities.signal,
        activities.occurred_on,
        activities.occurrences,
        activities.first_occurred_at,
        activities.last_occurred_at
    from activities
    inner join moment_sources on activities.source_key = moment_sources.source_key
    left join withheld
        on
            moment_sources.moment_id = withheld.moment_id
            and activities.source_key = withheld.source_key
            and activities.signal = withheld.signal
            and activities.occurred_on = withheld.occurred_on
    where
        withheld.moment_id is null
        and activities.occurred_on <= moment_sources.scored_on
        and (
            moment_sources.counted_from_on is null
            or activities.occurred_on >= moment_sources.counted_from_on
        )
        and activities.known_from_on <= moment_sources.known_on
        and (
            activities.known_until_on is null
            or activities.known_until_on > moment_sources.known_on
        )
)

select * from assigned_activities
