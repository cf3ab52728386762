-- grain: one row per scoring model × moment, with the ledger summed to the score
-- raw, rounded and clamped are three columns, so that nobody takes one for another.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

scored as (
    select
        scoring_models.scoring_model_id,
        scoring_models.model_role,
        moments.moment_id,
        moments.moment_kind,
        moments.lead_id,
        moments.as_of,
        moments.scored_on,
        moments.rulebook_from
    from moments
    inner join scoring_models on {{ in_force('scoring_models', 'moments.scored_on') }}
),

totals as (
    select
        scoring_model_id,
        moment_id,
        sum(case when kind = 'fit' then contribution else 0 end) as fit_score,
        sum(case when kind = 'intent' then contribution else 0 end) as intent_points,
        sum(case when kind = 'inactivity' then -contribution else 0 end) as inactivity_penalty,
        sum(case when kind = 'negative' then -contribution else 0 end) as negative_points,
        sum(contribution) as raw_score,
        sum(case when is_company_evidence then contribution else 0 end) as company_points,
        max(case when effect = 'disqualify' then 1 else 0 end) = 1 as is_disqualified,
        min(case when effect = 'exclude' then {{ byte_order('rule_id') }} end) as excluding_rule_id
    from ledger
    group by
        scoring_model_id,
        moment_id
),

filled as (
    select
        scored.*,
        {{ points_or_zero('totals.fit_score') }} as fit_score,
        {{ points_or_zero('totals.intent_points') }} as intent_points,
        {{ points_or_zero('totals.inactivity_penalty') }} as inactivity_penalty,
        {{ points_or_zero('totals.intent_points - totals.inactivity_penalty') }} as intent_score,
        {{ points_or_zero('totals.negative_points') }} as negative_points,
        {{ points_or_zero('totals.raw_score') }} as raw_score,
        {{ points_or_zero('totals.company_points') }} as company_points,
        coalesce(totals.is_disqualified, false) as is_disqualified,
        totals.excluding_rule_id
    from scored
    left join totals
        on
            scored.scoring_model_id = totals.scoring_model_id
            and scored.moment_id = totals.moment_id
),

rounded as (
    select
        *,
        cast(round(raw_score, 0) as {{ dbt.type_int() }}) as rounded_score
    from filled
),

summed as (
    select
        *,
        {{ clamped_score('rounded_score') }} as score
    from rounded
)

select * from summed
