-- grain: one row per current or day moment × criterion that counts strong interactions
-- An interaction is a signal of the criterion's intent level, by the person, on one UTC day.
with criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

activities as (
    select * from {{ ref('int_activities__remembered') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
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
        moments.moment_kind in ('current', 'day')
        and not activities.is_company_evidence
        and {{ dbt.datediff('activities.evidence_on', 'moments.scored_on', 'day') }}
        < criteria.within_days
    group by
        moments.moment_id,
        criteria.criterion_id
)

select * from counted
