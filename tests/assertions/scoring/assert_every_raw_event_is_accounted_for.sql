-- grain: one row per scoring model for which raw events are lost or doubled on the way to a score
with

raw_events as (
    select * from {{ ref('stg_activity__events') }}
),

dispositions as (
    select * from {{ ref('util_event_dispositions') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

run as (
    select * from {{ ref('util_run') }}
),

given as (
    select count(*) as events_count
    from raw_events
),

told as (
    select
        scoring_models.scoring_model_id,
        sum(coalesce(dispositions.events_count, 0)) as events_count
    from scoring_models
    cross join run
    left join dispositions on scoring_models.scoring_model_id = dispositions.scoring_model_id
    where {{ in_force('scoring_models', 'run.scored_on') }}
    group by scoring_models.scoring_model_id
),

wrong as (
    select
        told.scoring_model_id,
        'There are ' || cast(given.events_count as {{ dbt.type_string() }})
        || ' raw events, but in ' || told.scoring_model_id || ' '
        || cast(told.events_count as {{ dbt.type_string() }}) || ' are accounted for.' as sentence
    from told
    cross join given
    where told.events_count <> given.events_count
)

select * from wrong
