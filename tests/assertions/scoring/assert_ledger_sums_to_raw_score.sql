-- grain: one row per scoring model × lead whose published reasons do not add up to its raw score
with

scores as (
    select * from {{ ref('lead_scores') }}
),

reasons as (
    select * from {{ ref('lead_score_reasons') }}
),

summed as (
    select
        scoring_model_id,
        lead_id,
        sum(contribution) as raw_score,
        sum(case when kind = 'fit' then contribution else 0 end) as fit_score,
        sum(case when kind in ('intent', 'inactivity') then contribution else 0 end)
            as intent_score,
        sum(case when kind = 'negative' then -contribution else 0 end) as negative_points
    from reasons
    group by
        scoring_model_id,
        lead_id
),

wrong as (
    select
        scores.scoring_model_id,
        scores.lead_id,
        'lead ' || scores.lead_id || ' has ' || cast(scores.raw_score as {{ dbt.type_string() }})
        || ' points in ' || scores.scoring_model_id || ', but its reasons add up to '
        || cast(coalesce(summed.raw_score, 0) as {{ dbt.type_string() }}) || '.' as sentence
    from scores
    left join summed
        on
            scores.scoring_model_id = summed.scoring_model_id
            and scores.lead_id = summed.lead_id
    where
        scores.raw_score <> coalesce(summed.raw_score, 0)
        or scores.fit_score <> coalesce(summed.fit_score, 0)
        or scores.intent_score <> coalesce(summed.intent_score, 0)
        or scores.negative_points <> coalesce(summed.negative_points, 0)
)

select * from wrong
