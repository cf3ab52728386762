-- grain: one row per rulebook row that gives or takes points, as one text
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

caps as (
    select * from {{ ref('stg_rulebook__caps') }}
),

steps as (
    select * from {{ ref('stg_rulebook__inactivity_steps') }}
),

multipliers as (
    select * from {{ ref('stg_rulebook__persona_multipliers') }}
),

signals as (
    select * from {{ ref('stg_rulebook__signals') }}
),

unioned as (
    select
        'rules' as seed_name,
        scoring_model_id,
        {{ row_text([
            'rule_id', 'kind', 'evidence', 'subject',
            'operator', 'match_value', plain_number('match_min'), plain_number('match_max'),
            plain_number('points'), 'effect', 'max_per_day', 'max_occurrences',
            'min_days', 'min_occurrences', 'within_days', 'ageing_id',
            'cap_group', 'cleared_by_signal', 'rule_label',
        ]) }} as row_text,
        valid_from,
        valid_to
    from rules
    union all
    select
        'caps' as seed_name,
        scoring_model_id,
        {{ row_text([
            'cap_scope', 'cap_key', plain_number('max_points'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from caps
    union all
    select
        'steps' as seed_name,
        scoring_model_id,
        {{ row_text([
            'step_id', 'min_days', plain_number('points'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from steps
    union all
    select
        'multipliers' as seed_name,
        scoring_model_id,
        {{ row_text([
            'buying_role', 'signal', plain_number('multiplier'),
        ]) }} as row_text,
        valid_from,
        valid_to
    from multipliers
    union all
    select
        'signals' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'signal_rule_id', 'signal', 'precedence', 'channel',
            'event_type', 'provider', 'topic', 'page_segment', 'min_duration_seconds',
            'min_depth_percent', 'max_hours_since_our_touch', plain_number('min_magnitude'),
            'visit_market', 'intent_level', 'is_engagement', 'is_company_evidence',
        ]) }} as row_text,
        valid_from,
        valid_to
    from signals
)

select * from unioned
