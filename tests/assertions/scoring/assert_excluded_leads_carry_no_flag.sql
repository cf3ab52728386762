-- grain: one row per scoring model × lead that is flagged although sales should not work it
with

scores as (
    select * from {{ ref('lead_scores') }}
),

wrong as (
    select
        scoring_model_id,
        lead_id,
        'lead ' || lead_id || ' is excluded or disqualified, and still flagged or ranked.'
            as sentence
    from scores
    where
        ((is_excluded or is_disqualified) and (is_mql or is_sql_ready))
        or (is_excluded and (priority is not null or next_action is not null))
        or is_excluded <> (exclusion_reason is not null)
        or (not is_excluded and priority is null)
)

select * from wrong
