-- grain: one row per scoring model × moment of a lead's score today, with its recent acts
-- What tells whether an account warms up: signals of engagement, and what third parties saw of the
-- company, each once a day, in the newest days and in those before.
with activities as (
    select * from {{ ref('int_activities__remembered') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

aged as (
    select
        moments.moment_id,
        moments.scored_on,
        activities.is_company_evidence,
        {{ dbt.datediff('activities.evidence_on', 'moments.scored_on', 'day') }} as age_in_days
    from activities
    inner join moments on activities.moment_id = moments.moment_id
    inner join signals on activities.signal = signals.signal
    where signals.is_engagement or activities.is_company_evidence
),

compared as (
    select
        rules.scoring_model_id,
        aged.moment_id,
        aged.is_company_evidence,
        aged.age_in_days < rules.recent_days as is_recent
    from aged
    inner join rules on {{ in_force('rules', 'aged.scored_on') }}
    where aged.age_in_days < rules.recent_days + rules.earlier_days
),

counted as (
    select
        scoring_model_id,
        moment_id,
        sum(case when not is_company_evidence and is_recent then 1 else 0 end)
            as recent_acts_count,
        sum(case when not is_company_evidence and not is_recent then 1 else 0 end)
            as earlier_acts_count,
        sum(case when is_company_evidence and is_recent then 1 else 0 end)
            as recent_company_signals_count,
        sum(case when is_company_evidence and not is_recent then 1 else 0 end)
            as earlier_company_signals_count
    from compared
    group by
        scoring_model_id,
        moment_id
)

select * from counted
