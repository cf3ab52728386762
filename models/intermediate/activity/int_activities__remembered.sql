-- grain: one row per scoring moment × signal × day, of the person's own acts and of its company
-- Only days that a rule can still look back to: most acts of a year are past all of that.
{{ config(materialized='table') }}
with activities as (
    select * from {{ ref('int_activities__assigned_to_moments') }}
),

memories as (
    select * from {{ ref('int_signal_memories__measured') }}
),

moments as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
),

company_signals as (
    select * from {{ ref('int_company_signals__rolled_up') }}
),

own_acts as (
    select
        activities.moment_id,
        activities.signal,
        activities.occurred_on as evidence_on,
        cast(sum(activities.occurrences) as {{ dbt.type_int() }}) as occurrences,
        min(activities.first_occurred_at) as first_evidence_at,
        max(activities.last_occurred_at) as last_evidence_at,
        false as is_company_evidence
    from activities
    inner join memories on activities.signal = memories.signal
    where
        memories.is_forever
        or {{ dbt.datediff('activities.occurred_on', 'activities.scored_on', 'day') }}
        < memories.longest_days
    group by
        activities.moment_id,
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

remembered as (
    select * from own_acts
    union all
    select * from company_evidence
)

select * from remembered
