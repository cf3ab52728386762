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

rollup_rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

account_bands as (
    select * from {{ ref('stg_rulebook__account_grade_bands') }}
),

unioned as (
    select
        'scoring_models' as seed_name,
        scoring_model_id,
        {{ row_text([
            'model_role',
        ]) }} as row_text,
        valid_from,
        valid_to
    from scoring_models
    union all
    select
        'bands' as seed_name,
        scoring_model_id,
        {{ row_text([
            'grade', plain_number('min_points'), plain_number('max_points'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from bands
    union all
    select
        'levels' as seed_name,
        scoring_model_id,
        {{ row_text([
            'intent_level', plain_number('min_points'), plain_number('max_points'),
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
            'motion', 'stage', plain_number('min_score'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from thresholds
    union all
    select
        'rollup_rules' as seed_name,
        scoring_model_id,
        {{ row_text([
            'mode', 'max_people', plain_number('max_person_points'), plain_number('best_share'),
            plain_number('rest_share'), plain_number('breadth_points'),
            plain_number('max_breadth_points'), plain_number('max_engagement_points'),
            'recent_days', 'earlier_days', 'min_acts', plain_number('rising_ratio'),
            plain_number('falling_ratio'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from rollup_rules
    union all
    select
        'account_bands' as seed_name,
        scoring_model_id,
        {{ row_text([
            'grade', plain_number('min_points'), plain_number('max_points'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from account_bands
)

select * from unioned
