-- grain: one row per scoring model × account with at least one lead that sales may work
-- Company evidence counts once for the account, each person's own evidence once (decision A28).
with scores as (
    select * from {{ ref('int_scores__qualified') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

engagements as (
    select * from {{ ref('int_engagements__last') }}
),

people as (
    select
        scores.scoring_model_id,
        profiles.account_id,
        scores.lead_id,
        scores.scored_on,
        scores.account_rest_share,
        scores.fit_score,
        scores.score,
        scores.company_points,
        greatest(scores.raw_score - scores.company_points, 0) as own_points,
        engagements.last_engaged_at,
        scores.is_mql
    from scores
    inner join profiles on scores.moment_id = profiles.moment_id
    left join engagements on scores.moment_id = engagements.moment_id
    where
        scores.moment_kind = 'current'
        and profiles.account_id is not null
        and not scores.is_excluded
),

summed as (
    select
        scoring_model_id,
        account_id,
        scored_on,
        account_rest_share,
        count(*) as people_count,
        sum(case when last_engaged_at is not null then 1 else 0 end) as engaged_people_count,
        sum(case when is_mql then 1 else 0 end) as mql_count,
        max(last_engaged_at) as last_engaged_at,
        max(fit_score) as best_fit_score,
        sum(score) as score_sum,
        max(score) as score_best,
        max(company_points) as account_evidence_points,
        max(own_points) as best_own_points,
        sum(own_points) as own_points_sum
    from people
    group by
        scoring_model_id,
        account_id,
        scored_on,
        account_rest_share
)

select * from summed
