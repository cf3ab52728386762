-- grain: one row per rulebook row that judges a score, as one text
with scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

bands as (
    select * from {{ ref('stg_rulebook__grade_bands') }}
),

levels as (
    select * from {{ ref('stg_rulebook__intent_levels') }}
),

matrix as (
    select * from {{ ref('stg_rulebook__priority_matrix') }}
),

thresholds as (
    select * from {{ ref('stg_rulebook__stage_thresholds') }}
),

unioned as (
    select
        'scoring_models' as seed_name,
        scoring_model_id,
        {{ row_text([
            'model_role', 'account_rest_share',
        ]) }} as row_text,
        valid_from,
        valid_to
    from scoring_models
    union all
    select
        'bands' as seed_name,
        scoring_model_id,
        {{ row_text([
            'grade', 'min_points', 'max_points',
        ]) }} as row_text,
        valid_from,
        valid_to
    from bands
    union all
    select
        'levels' as seed_name,
        scoring_model_id,
        {{ row_text([
            'intent_level', 'min_points', 'max_points',
        ]) }} as row_text,
        valid_from,
        valid_to
    from levels
    union all
    select
        'matrix' as seed_name,
        scoring_model_id,
        {{ row_text([
            'grade', 'intent_level', 'priority',
        ]) }} as row_text,
        valid_from,
        valid_to
    from matrix
    union all
    select
        'thresholds' as seed_name,
        scoring_model_id,
        {{ row_text([
            'motion', 'stage', 'min_score',
        ]) }} as row_text,
        valid_from,
        valid_to
    from thresholds
)

select * from unioned
