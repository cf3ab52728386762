-- grain: one row per scoring moment × signal × day, of the person's own acts and of its company
-- Applies, each from its own time: links, merges, arrivals, changed labels and consent.
{{ config(materialized='table') }}
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

company_signals as (
    select * from {{ ref('int_company_signals__rolled_up') }}
),

moment_sources as (
    select
        moments.moment_id,
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

own_acts as (
    select
        moment_sources.moment_id,
        activities.signal,
        activities.occurred_on as evidence_on,
        cast(sum(activities.occurrences) as {{ dbt.type_int() }}) as occurrences,
        min(activities.first_occurred_at) as first_evidence_at,
        max(activities.last_occurred_at) as last_evidence_at,
        false as is_company_evidence
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
    group by
        moment_sources.moment_id,
        activities.signal,
        activities.occurred_on
),

company_evidence as (
    select
        moments.moment_id,
        company_signals.signal,
        company_signals.occurred_on as evidence_on,
        cast(sum(company_signals.occurrences) as {{ dbt.type_int() }}) as occurrences,
        min(company_signals.occurred_at) as first_evidence_at,
        max(company_signals.occurred_at) as last_evidence_at,
        true as is_company_evidence
    from company_signals
    inner join moments on company_signals.company_domain = moments.company_domain
    where
        company_signals.occurred_on <= moments.scored_on
        and company_signals.arrived_on <= moments.known_on
    group by
        moments.moment_id,
        company_signals.signal,
        company_signals.occurred_on
),

unioned as (
    select * from own_acts
    union all
    select * from company_evidence
)

select * from unioned
