-- grain: one row per scoring model × account whose roll-up differs from the scores of its leads
with

rollups as (
    select * from {{ ref('account_rollups') }}
),

scores as (
    select * from {{ ref('lead_scores') }}
),

summed as (
    select
        scoring_model_id,
        account_id,
        count(*) as people_count,
        sum(case when last_engaged_at is not null then 1 else 0 end) as engaged_people_count,
        sum(case when is_mql then 1 else 0 end) as mql_count,
        sum(score) as score_sum,
        max(score) as score_best,
        max(last_engaged_at) as last_engaged_at
    from scores
    where account_id is not null and not is_excluded
    group by
        scoring_model_id,
        account_id
),

wrong as (
    select
        coalesce(rollups.account_id, summed.account_id) as account_id,
        'account ' || coalesce(rollups.account_id, summed.account_id) || ' is rolled up to '
        || cast(coalesce(rollups.people_count, 0) as {{ dbt.type_string() }}) || ' people with '
        || cast(coalesce(rollups.score_sum, 0) as {{ dbt.type_string() }})
        || ' points; its leads are '
        || cast(coalesce(summed.people_count, 0) as {{ dbt.type_string() }}) || ' with '
        || cast(coalesce(summed.score_sum, 0) as {{ dbt.type_string() }}) || '.' as sentence
    from rollups
    full outer join summed
        on
            rollups.scoring_model_id = summed.scoring_model_id
            and rollups.account_id = summed.account_id
    where
        rollups.people_count is distinct from summed.people_count
        or rollups.engaged_people_count is distinct from summed.engaged_people_count
        or rollups.mql_count is distinct from summed.mql_count
        or rollups.score_sum is distinct from summed.score_sum
        or rollups.score_best is distinct from summed.score_best
        or rollups.last_engaged_at is distinct from summed.last_engaged_at
)

select * from wrong
