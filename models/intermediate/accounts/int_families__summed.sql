-- grain: one row per scoring model × family with at least one lead that sales may work
-- Its accounts are counted with and without leads; the best of them is the one of the least id
-- among those of the best score.
{{ config(materialized='table') }}
with scores as (
    select * from {{ ref('int_accounts__scored') }}
),

families as (
    select * from {{ ref('int_accounts__placed_in_families') }}
),

sizes as (
    select
        ultimate_parent_account_id,
        count(*) as accounts_count
    from families
    group by ultimate_parent_account_id
),

ranked as (
    select
        scores.*,
        families.ultimate_parent_account_id,
        row_number() over (
            partition by scores.scoring_model_id, families.ultimate_parent_account_id
            order by scores.account_score desc, {{ byte_order('scores.account_id') }}
        ) as account_rank
    from scores
    inner join families on scores.account_id = families.account_id
),

summed as (
    select
        ranked.scoring_model_id,
        ranked.ultimate_parent_account_id,
        ranked.scored_on,
        max(ranked.last_engaged_at) as last_engaged_at,
        max(case when ranked.account_rank = 1 then ranked.account_id end) as best_account_id,
        max(sizes.accounts_count) as accounts_count,
        count(*) as worked_accounts_count,
        cast(sum(ranked.people_count) as {{ dbt.type_bigint() }}) as people_count,
        cast(sum(ranked.engaged_people_count) as {{ dbt.type_bigint() }}) as engaged_people_count,
        cast(sum(ranked.mql_count) as {{ dbt.type_bigint() }}) as mql_count,
        max(ranked.account_score) as account_score_best
    from ranked
    inner join sizes on ranked.ultimate_parent_account_id = sizes.ultimate_parent_account_id
    group by
        ranked.scoring_model_id,
        ranked.ultimate_parent_account_id,
        ranked.scored_on
)

select * from summed
