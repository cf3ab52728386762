-- grain: one row per cell of the priority matrix, or motion's threshold, missing on some day
with

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

matrix as (
    select * from {{ ref('stg_rulebook__priority_matrix') }}
),

thresholds as (
    select * from {{ ref('stg_rulebook__stage_thresholds') }}
),

motions as (
    select motion
    from {{ ref('stg_rulebook__motions') }}
    group by motion
),

grades as (
    select grade
    from {{ ref('stg_rulebook__grade_bands') }}
    group by grade
    union all
    select 'unknown' as grade
),

intent_levels as (
    select intent_level
    from {{ ref('stg_rulebook__intent_levels') }}
    group by intent_level
),

bounds as (
    select
        scoring_model_id,
        valid_from as looked_at_on
    from scoring_models
    union all
    select
        scoring_model_id,
        valid_to as looked_at_on
    from matrix
    union all
    select
        scoring_model_id,
        valid_to as looked_at_on
    from thresholds
),

days as (
    select
        bounds.scoring_model_id,
        bounds.looked_at_on
    from bounds
    inner join scoring_models
        on
            bounds.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'bounds.looked_at_on') }}
    group by
        bounds.scoring_model_id,
        bounds.looked_at_on
),

problems as (
    select
        {{ row_sentence(
            'seeds/rulebook/priority_matrix.csv',
            ['days.scoring_model_id', 'grades.grade', 'intent_levels.intent_level'], 'priority',
            said([
                "'the cell is missing from '", day_text('days.looked_at_on'), "' on; add the row.'",
            ])
        ) }} as sentence
    from days
    cross join grades
    cross join intent_levels
    left join matrix
        on
            days.scoring_model_id = matrix.scoring_model_id
            and grades.grade = matrix.grade
            and intent_levels.intent_level = matrix.intent_level
            and {{ in_force('matrix', 'days.looked_at_on') }}
    where matrix.priority is null
    union all
    select
        {{ row_sentence(
            'seeds/rulebook/stage_thresholds.csv', ['days.scoring_model_id', 'motions.motion'],
            'min_score',
            said([
                "'mql and sql each need one row, and sql no lower than mql (looked at on '",
                day_text('days.looked_at_on'), "'); add or mend the row.'",
            ])
        ) }} as sentence
    from days
    cross join motions
    left join thresholds as mql_thresholds
        on
            days.scoring_model_id = mql_thresholds.scoring_model_id
            and motions.motion = mql_thresholds.motion
            and mql_thresholds.stage = 'mql'
            and {{ in_force('mql_thresholds', 'days.looked_at_on') }}
    left join thresholds as sql_thresholds
        on
            days.scoring_model_id = sql_thresholds.scoring_model_id
            and motions.motion = sql_thresholds.motion
            and sql_thresholds.stage = 'sql'
            and {{ in_force('sql_thresholds', 'days.looked_at_on') }}
    where
        mql_thresholds.min_score is null
        or sql_thresholds.min_score is null
        or sql_thresholds.min_score < mql_thresholds.min_score
)

select * from problems
