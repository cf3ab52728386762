-- grain: one row per scoring model × account with at least one lead that sales may work
-- Company evidence counts once for the account, each person's own evidence once (decision A28).
-- Sums are plain integers: DuckDB makes wider ones, which take it thirty times as long to read.
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
        cast(count(last_engaged_at) as {{ dbt.type_bigint() }}) as engaged_people_count,
        cast(sum(case when is_active then 1 else 0 end) as {{ dbt.type_bigint() }})
            as active_people_count,
        count(distinct case when last_engaged_at is not null then function end)
            as engaged_functions_count,
        count(distinct case when last_engaged_at is not null then seniority end)
            as engaged_seniorities_count,
        cast(sum(case when is_mql then 1 else 0 end) as {{ dbt.type_bigint() }}) as mql_count,
        cast(sum(score) as {{ dbt.type_bigint() }}) as score_sum,
        max(score) as score_best,
        max(company_points) as account_evidence_points,
        cast(sum(case when is_counted then 1 else 0 end) as {{ dbt.type_bigint() }})
            as counted_people_count,
        cast(sum(case when is_counted then person_points else 0 end) as {{ points_type() }})
            as counted_points_sum,
        max(case when is_counted then person_points else 0 end) as counted_points_best,
        cast(sum(recent_acts_count) as {{ dbt.type_bigint() }}) as recent_acts_count,
        cast(sum(earlier_acts_count) as {{ dbt.type_bigint() }}) as earlier_acts_count,
        max(recent_company_signals_count) as recent_company_signals_count,
        max(earlier_company_signals_count) as earlier_company_signals_count
    from people
    group by
        scoring_model_id,
        account_id,
        scored_on
)

select * from summed
