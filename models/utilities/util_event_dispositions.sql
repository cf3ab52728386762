-- grain: one row per scoring model × disposition of raw events
-- Nothing is dropped in silence: for each scoring model the counts add up to the raw events.
with scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

run as (
    select * from {{ ref('util_run') }}
),

unscored as (
    select * from {{ ref('int_activities__left_out') }}
),

scored as (
    select * from {{ ref('int_activities__used') }}
),

dispositions as (
    select
        scoring_models.scoring_model_id,
        unscored.disposition,
        unscored.events_count
    from unscored
    cross join run
    inner join scoring_models on {{ in_force('scoring_models', 'run.scored_on') }}
    union all
    select
        scoring_model_id,
        disposition,
        events_count
    from scored
),

summed as (
    select
        scoring_model_id,
        disposition,
        sum(events_count) as events_count
    from dispositions
    group by
        scoring_model_id,
        disposition
)

select * from summed
