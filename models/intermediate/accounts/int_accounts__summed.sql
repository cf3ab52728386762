-- grain: one row per scoring model × account with at least one lead that sales may work
-- Company evidence counts once for the account, each person's own evidence once (decision A28).
{{ config(materialized='table') }}
with people as (
    select * from {{ ref('int_account_people__ranked') }}
),

summed as (
    select
        scoring_model_id,
        account_id,
        scored_on,
        max(last_engaged_at) as last_engaged_at,
        count(*) as people_count,
        sum(case when last_engaged_at is not null then 1 else 0 end) as engaged_people_count,
        sum(case when is_active then 1 else 0 end) as active_people_count,
        count(distinct case when last_engaged_at is not null then function end)
            as engaged_functions_count,
        count(distinct case when last_engaged_at is not null then seniority end)
            as engaged_seniorities_count,
        sum(case when is_mql then 1 else 0 end) as mql_count,
        sum(score) as score_sum,
        max(score) as score_best,
        max(company_points) as account_evidence_points,
        sum(case when is_counted then 1 else 0 end) as counted_people_count,
        sum(case when is_counted then person_points else 0 end) as counted_points_sum,
        max(case when is_counted then person_points else 0 end) as counted_points_best,
        sum(recent_acts_count) as recent_acts_count,
        sum(earlier_acts_count) as earlier_acts_count,
        max(recent_company_signals_count) as recent_company_signals_count,
        max(earlier_company_signals_count) as earlier_company_signals_count
    from people
    group by
        scoring_model_id,
        account_id,
        scored_on
)

select * from summed
