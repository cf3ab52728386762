-- grain: one row per scoring moment, telling whether the person's own acts may be used
-- The latest status of the purpose profiling decides; of two at one instant the stricter. A row of
-- its own says whether acts count that a visitor did before anyone knew the name.
{{ config(materialized='table') }}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

consents as (
    select * from {{ ref('int_consents__resolved_to_records') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

policies as (
    select * from {{ ref('stg_rulebook__consent_policy') }}
),

statuses as (
    select
        assigned.moment_id,
        consents.status,
        row_number() over (
            partition by assigned.moment_id
            order by
                consents.recorded_at desc,
                case
                    when consents.status in ('withdrawn', 'objected', 'denied') then -1
                    when consents.status = 'granted' then 1
                    else 0
                end asc,
                {{ byte_order('consents.status') }} asc
        ) as recency
    from consents
    inner join assigned on consents.record_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    inner join policies
        on
            consents.purpose = policies.purpose
            and policies.purpose = 'profiling'
            and {{ in_force('policies', 'moments.scored_on') }}
    where consents.recorded_at <= moments.as_of
),

policy_days as (
    select
        moments.scored_on,
        max(case when policies.purpose = 'profiling' then policies.policy end) as policy,
        max(case when policies.purpose = 'anonymous_history' then policies.policy end)
            as history_policy
    from moments
    inner join policies on {{ in_force('policies', 'moments.scored_on') }}
    group by moments.scored_on
),

decided as (
    select
        moments.moment_id,
        statuses.status as consent_status,
        case
            when statuses.status = 'granted' then true
            when statuses.status in ('withdrawn', 'objected', 'denied') then false
            else coalesce(policy_days.policy, 'legitimate_interest') = 'legitimate_interest'
        end as is_behaviour_allowed,
        case coalesce(policy_days.history_policy, 'legitimate_interest')
            when 'legitimate_interest' then true
            when 'opt_in' then coalesce(statuses.status = 'granted', false)
            else false
        end as is_anonymous_history_allowed
    from moments
    left join policy_days on moments.scored_on = policy_days.scored_on
    left join statuses
        on moments.moment_id = statuses.moment_id and statuses.recency = 1
)

select * from decided
