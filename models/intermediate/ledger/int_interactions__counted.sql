-- grain: one row per shortlisted moment × criterion that counts strong interactions
-- An interaction is a signal of the criterion's intent level, by the person, on one UTC day.
with criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
),

scores as (
    select * from {{ ref('int_scores__shortlisted') }}
),

activities as (
    select * from {{ ref('int_activities__remembered') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

moments as (
    select
        moment_id,
        scored_on
    from scores
    group by
        moment_id,
        scored_on
),

strong_signals as (
    select
        signals.signal,
        criteria.criterion_id,
        criteria.within_days,
        criteria.valid_from,
        criteria.valid_to
    from criteria
    inner join signals on criteria.match_value = signals.intent_level
    where criteria.criterion_kind = 'min_interactions'
),

-- Most acts are no strong signal: moments are looked up for those that are.
interactions as (
    select
        activities.moment_id,
        activities.evidence_on,
        strong_signals.criterion_id,
        strong_signals.within_days,
        strong_signals.valid_from,
        strong_signals.valid_to
    from activities
    inner join strong_signals on activities.signal = strong_signals.signal
    where not activities.is_company_evidence
),

counted as (
    select
        interactions.moment_id,
        interactions.criterion_id,
        count(*) as interactions_count
    from interactions
    inner join moments on interactions.moment_id = moments.moment_id
    where
        {{ in_force('interactions', 'moments.scored_on') }}
        and {{ dbt.datediff('interactions.evidence_on', 'moments.scored_on', 'day') }}
        < interactions.within_days
    group by
        interactions.moment_id,
        interactions.criterion_id
)

select * from counted
