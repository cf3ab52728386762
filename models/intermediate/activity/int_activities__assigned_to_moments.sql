-- grain: one row per scoring moment × signal × day, of the person's own acts and of its company
-- Applies, each from its own time: links, merges, arrivals, cleared labels and consent.
{{ config(materialized='table') }}
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
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

company_signals as (
    select * from {{ ref('int_company_signals__rolled_up') }}
),

own_acts as (
    select
        moments.moment_id,
        activities.signal,
        activities.occurred_on as evidence_on,
        sum(activities.occurrences) as occurrences,
        min(activities.first_occurred_at) as first_evidence_at,
        max(activities.last_occurred_at) as last_evidence_at,
        false as is_company_evidence
    from activities
    inner join source_ids
        on
            activities.recorded_lead_id = source_ids.recorded_lead_id
            and activities.recorded_email = source_ids.recorded_email
            and activities.recorded_anonymous_id = source_ids.recorded_anonymous_id
    inner join assigned on source_ids.record_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    where
        moments.is_behaviour_allowed
        and source_ids.linked_at <= moments.as_of
        and activities.occurred_on <= moments.scored_on
        and activities.arrived_on <= moments.known_on
        and (
            activities.label = 'human'
            or (
                activities.label = 'machine'
                and activities.cleared_on <= moments.scored_on
                and activities.clearing_arrived_on <= moments.known_on
            )
        )
    group by
        moments.moment_id,
        activities.signal,
        activities.occurred_on
),

company_evidence as (
    select
        moments.moment_id,
        company_signals.signal,
        company_signals.occurred_on as evidence_on,
        sum(company_signals.occurrences) as occurrences,
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
