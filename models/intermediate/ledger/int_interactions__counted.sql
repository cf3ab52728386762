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

counted as (
    select
        moments.moment_id,
        criteria.criterion_id,
        count(*) as interactions_count
    from moments
    inner join activities on moments.moment_id = activities.moment_id
    inner join criteria
        on
            criteria.criterion_kind = 'min_interactions'
            and {{ in_force('criteria', 'moments.scored_on') }}
    inner join signals
        on
            activities.signal = signals.signal
            and criteria.match_value = signals.intent_level
    where
        not activities.is_company_evidence
        and {{ dbt.datediff('activities.evidence_on', 'moments.scored_on', 'day') }}
        < criteria.within_days
    group by
        moments.moment_id,
        criteria.criterion_id
)

select * from counted
