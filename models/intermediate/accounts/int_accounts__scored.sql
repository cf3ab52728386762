-- grain: one row per scoring model × account with at least one lead that sales may work, scored
-- The fit of the company itself, what the company did, and what its people did, each once.
{{ config(materialized='table') }}
with sums as (
    select * from {{ ref('int_accounts__summed') }}
),

engagements as (
    select * from {{ ref('int_accounts__engaged') }}
),

fits as (
    select * from {{ ref('int_accounts__fitted') }}
),

bands as (
    select * from {{ ref('stg_rulebook__account_grade_bands') }}
),

levels as (
    select * from {{ ref('stg_rulebook__intent_levels') }}
),

added as (
    select
        sums.*,
        fits.has_known_fit,
        {{ points_or_zero('fits.account_fit_points') }} as account_fit_points,
        engagements.engagement_points,
        engagements.momentum,
        engagements.momentum_ratio,
        engagements.surge,
        cast(sums.account_evidence_points + engagements.engagement_points as {{ points_type() }})
            as account_intent_points,
        cast(
            coalesce(fits.account_fit_points, 0)
            + sums.account_evidence_points
            + engagements.engagement_points as {{ points_type() }}
        ) as raw_account_score
    from sums
    inner join engagements
        on
            sums.scoring_model_id = engagements.scoring_model_id
            and sums.account_id = engagements.account_id
    left join fits
        on
            sums.scoring_model_id = fits.scoring_model_id
            and sums.account_id = fits.account_id
),

scored as (
    select
        added.*,
        case when added.has_known_fit then bands.grade end as account_grade,
        levels.intent_level as account_intent_level,
        cast(
            {{ clamped_score('round(added.raw_account_score, 0)') }} as {{ dbt.type_int() }}
        ) as account_score
    from added
    left join bands
        on
            added.scoring_model_id = bands.scoring_model_id
            and {{ in_force('bands', 'added.scored_on') }}
            and {{ in_range('added.account_fit_points', 'bands.min_points', 'bands.max_points') }}
    left join levels
        on
            added.scoring_model_id = levels.scoring_model_id
            and {{ in_force('levels', 'added.scored_on') }}
            and {{ in_range(
                'added.account_intent_points', 'levels.min_points', 'levels.max_points'
            ) }}
)

select * from scored
