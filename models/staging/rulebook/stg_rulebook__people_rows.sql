-- grain: one row per rulebook row that says who a person is or what may be used, as one text
with criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
),

personas as (
    select * from {{ ref('stg_rulebook__personas') }}
),

motions as (
    select * from {{ ref('stg_rulebook__motions') }}
),

exclusions as (
    select * from {{ ref('stg_rulebook__exclusion_lists') }}
),

machine_rules as (
    select * from {{ ref('stg_rulebook__machine_rules') }}
),

consent_policies as (
    select * from {{ ref('stg_rulebook__consent_policy') }}
),

identity_rules as (
    select * from {{ ref('stg_rulebook__identity_rules') }}
),

survivor_rules as (
    select * from {{ ref('stg_rulebook__survivor_rules') }}
),

account_match_rules as (
    select * from {{ ref('stg_rulebook__account_match_rules') }}
),

enrichment_rules as (
    select * from {{ ref('stg_rulebook__enrichment_rules') }}
),

unioned as (
    select
        'criteria' as seed_name,
        scoring_model_id,
        {{ row_text([
            'criterion_id', 'stage', 'criterion_kind', 'min_value',
            'match_value', 'within_days', 'is_must_have',
        ]) }} as row_text,
        valid_from,
        valid_to
    from criteria
    union all
    select
        'personas' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'match_phrase', 'precedence', 'seniority', 'function',
            'buying_role',
        ]) }} as row_text,
        valid_from,
        valid_to
    from personas
    union all
    select
        'motions' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'motion', 'subject', 'match_min', 'match_max',
            'precedence',
        ]) }} as row_text,
        valid_from,
        valid_to
    from motions
    union all
    select
        'exclusions' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'exclusion_id', 'reason', 'match_kind', 'match_value',
        ]) }} as row_text,
        valid_from,
        valid_to
    from exclusions
    union all
    select
        'machine_rules' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'reason', 'match_kind', 'match_value', 'min_links', 'max_acts',
            'within_seconds', 'within_days',
        ]) }} as row_text,
        valid_from,
        valid_to
    from machine_rules
    union all
    select
        'consent_policy' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'purpose', 'policy',
        ]) }} as row_text,
        valid_from,
        valid_to
    from consent_policies
    union all
    select
        'identity_rules' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'match_kind', 'is_merged', 'max_people',
        ]) }} as row_text,
        valid_from,
        valid_to
    from identity_rules
    union all
    select
        'survivor_rules' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'field', 'survivor_rule',
        ]) }} as row_text,
        valid_from,
        valid_to
    from survivor_rules
    union all
    select
        'account_match_rules' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'match_method', 'precedence', 'confidence', 'tied_confidence', 'max_leads',
        ]) }} as row_text,
        valid_from,
        valid_to
    from account_match_rules
    union all
    select
        'enrichment_rules' as seed_name,
        '' as scoring_model_id,
        {{ row_text([
            'attribute', 'provider', 'precedence', 'confidence', 'ageing_id', 'min_confidence',
        ]) }} as row_text,
        valid_from,
        valid_to
    from enrichment_rules
)

select * from unioned
