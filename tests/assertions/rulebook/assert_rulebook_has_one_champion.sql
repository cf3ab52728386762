-- grain: one row per day on which not exactly one champion begins to be in force
{% set champion_file = 'seeds/rulebook/scoring_models.csv' %}

with

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

bounds as (
    select valid_from as looked_at_on
    from scoring_models
    union all
    select valid_to as looked_at_on
    from scoring_models
    where valid_to < cast('9999-12-31' as date)
),

days as (
    select looked_at_on
    from bounds
    group by looked_at_on
),

judged as (
    select
        days.looked_at_on,
        case
            when
                scoring_models.model_role = 'champion'
                and {{ in_force('scoring_models', 'days.looked_at_on') }}
                then scoring_models.scoring_model_id
        end as scoring_model_id
    from days
    cross join scoring_models
),

counted as (
    select
        looked_at_on,
        count(scoring_model_id) as champions_count,
        max(scoring_model_id) as scoring_model_id
    from judged
    group by looked_at_on
),

problems as (
    select
        {{ row_sentence(champion_file, ['scoring_model_id'], 'model_role', said([
            'champions_count', "' champions are in force from '", day_text('looked_at_on'),
            "' on; exactly one row may say champion.'",
        ])) }} as sentence
    from counted
    where champions_count <> 1
)

select * from problems
