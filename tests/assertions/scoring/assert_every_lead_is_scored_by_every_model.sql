-- grain: one row per scoring model × lead that should have exactly one score and has not
with

dispositions as (
    select * from {{ ref('util_lead_dispositions') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

run as (
    select * from {{ ref('util_run') }}
),

scores as (
    select * from {{ ref('lead_scores') }}
),

owed as (
    select
        scoring_models.scoring_model_id,
        surviving.lead_id
    from dispositions
    inner join surviving on dispositions.lead_id = surviving.record_id
    cross join run
    inner join scoring_models on {{ in_force('scoring_models', 'run.scored_on') }}
    where dispositions.disposition in ('scored', 'merged_away') and not surviving.is_deleted
    group by
        scoring_models.scoring_model_id,
        surviving.lead_id
),

wrong as (
    select
        coalesce(owed.scoring_model_id, scores.scoring_model_id) as scoring_model_id,
        coalesce(owed.lead_id, scores.lead_id) as lead_id,
        case
            when scores.lead_id is null
                then 'lead ' || owed.lead_id || ' has no score in ' || owed.scoring_model_id || '.'
            else 'lead ' || scores.lead_id || ' has a score that nothing accounts for.'
        end as sentence
    from owed
    full outer join scores
        on
            owed.scoring_model_id = scores.scoring_model_id
            and owed.lead_id = scores.lead_id
    where owed.lead_id is null or scores.lead_id is null
)

select * from wrong
