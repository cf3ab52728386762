-- grain: one row per scoring model × account with at least one lead that sales may work
-- Company evidence counts once for the account, each person's own evidence once (decision A28).
with scores as (
    select * from {{ ref('lead_scores') }}
    where account_id is not null and not is_excluded
),

reasons as (
    select * from {{ ref('lead_score_reasons') }}
    where is_company_evidence
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

company_points as (
    select
        scoring_model_id,
        lead_id,
        sum(contribution) as company_points
    from reasons
    group by
        scoring_model_id,
        lead_id
),

people as (
    select
        scores.scoring_model_id,
        scores.account_id,
        scores.lead_id,
        scores.scored_on,
        scoring_models.account_rest_share,
        scores.fit_score,
        scores.score,
        {{ points_or_zero('company_points.company_points') }} as company_points,
        greatest(
            scores.raw_score - {{ points_or_zero('company_points.company_points') }}, 0
        ) as own_points,
        scores.last_engaged_at,
        scores.is_mql
    from scores
    inner join scoring_models
        on
            scores.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'scores.scored_on') }}
    left join company_points
        on
            scores.scoring_model_id = company_points.scoring_model_id
            and scores.lead_id = company_points.lead_id
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
