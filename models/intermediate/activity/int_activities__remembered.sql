-- grain: one row per scoring moment × signal × day, of the person's own acts and of its company
-- Only days that a rule can still look back to: most acts of a year are past all of that. They are
-- summed up by the number of their signal, in less memory than by its name.
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

own_days as (
    select
        activities.moment_id,
        memories.signal_number,
        activities.occurred_on as evidence_on,
        sum(activities.occurrences) as occurrences,
        min(activities.first_occurred_at) as first_evidence_at,
        max(activities.last_occurred_at) as last_evidence_at
    from activities
    inner join memories on activities.signal = memories.signal
    where
        memories.is_forever
        or {{ dbt.datediff('activities.occurred_on', 'activities.scored_on', 'day') }}
        < memories.longest_days
    group by
        activities.moment_id,
        memories.signal_number,
        activities.occurred_on
),

own_acts as (
    select
        own_days.moment_id,
        memories.signal,
        own_days.evidence_on,
        cast(own_days.occurrences as {{ dbt.type_int() }}) as occurrences,
        own_days.first_evidence_at,
        own_days.last_evidence_at,
        false as is_company_evidence
    from own_days
    inner join memories on own_days.signal_number = memories.signal_number
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
