-- grain: one row per scoring model × account with at least one lead that sales may work
with sums as (
    select * from {{ ref('int_accounts__summed') }}
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

bands as (
    select * from {{ ref('stg_rulebook__grade_bands') }}
),

scored as (
    select
        *,
        {{ to_points(
            'account_evidence_points + best_own_points'
            ~ ' + account_rest_share * (own_points_sum - best_own_points)'
        ) }} as raw_account_score
    from sums
),

rolled_up as (
    select
        scored.scoring_model_id,
        scored.account_id,
        scored.scored_on,
        accounts.account_name,
        accounts.owner_id,
        scored.last_engaged_at,
        bands.grade as account_grade,
        cast(scored.people_count as {{ dbt.type_int() }}) as people_count,
        cast(scored.engaged_people_count as {{ dbt.type_int() }}) as engaged_people_count,
        cast(scored.mql_count as {{ dbt.type_int() }}) as mql_count,
        cast(scored.score_sum as {{ dbt.type_int() }}) as score_sum,
        {{ rate('scored.score_sum', 'scored.people_count') }} as score_average,
        cast(scored.score_best as {{ dbt.type_int() }}) as score_best,
        cast(scored.account_evidence_points as {{ points_type() }}) as account_evidence_points,
        scored.raw_account_score,
        cast(
            {{ clamped_score('round(scored.raw_account_score, 0)') }} as {{ dbt.type_int() }}
        ) as account_score
    from scored
    left join accounts on scored.account_id = accounts.account_id
    left join bands
        on
            scored.scoring_model_id = bands.scoring_model_id
            and {{ in_force('bands', 'scored.scored_on') }}
            and {{ in_range('scored.best_fit_score', 'bands.min_points', 'bands.max_points') }}
)

select * from rolled_up
