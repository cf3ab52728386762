-- grain: one row per scoring model × moment whose raw, rounded and clamped scores do not follow
with

scores as (
    select * from {{ ref('int_scores__summed') }}
),

wrong as (
    select
        scoring_model_id,
        moment_id,
        'lead ' || lead_id || ' has raw score ' || cast(raw_score as {{ dbt.type_string() }})
        || ', rounded ' || cast(rounded_score as {{ dbt.type_string() }})
        || ' and score ' || cast(score as {{ dbt.type_string() }}) || '.' as sentence
    from scores
    where
        raw_score <> fit_score + intent_points - inactivity_penalty - negative_points
        or intent_score <> intent_points - inactivity_penalty
        or abs(raw_score - rounded_score) > 0.5
        or score <> least(greatest(rounded_score, 0), 100)
        or intent_score < 0
)

select * from wrong
