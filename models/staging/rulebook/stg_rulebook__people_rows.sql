-- grain: one row per rulebook row that says who a person is or what may be used, as one text
{%- set seeds = {
    'criteria': (ref('stg_rulebook__qualification_criteria'), [
        'criterion_id', 'stage', 'criterion_kind', plain_number('min_value'), 'match_value',
        'within_days', 'is_must_have',
    ]),
    'personas': (ref('stg_rulebook__personas'), [
        'match_phrase', 'precedence', 'seniority', 'function', 'buying_role',
    ]),
    'motions': (ref('stg_rulebook__motions'), [
        'motion', 'subject', plain_number('match_min'), plain_number('match_max'), 'precedence',
    ]),
    'exclusions': (ref('stg_rulebook__exclusion_lists'), [
        'exclusion_id', 'reason', 'match_kind', 'match_value',
    ]),
    'machine_rules': (ref('stg_rulebook__machine_rules'), [
        'reason', 'match_kind', 'match_value', 'min_links', 'max_acts', 'within_seconds',
        'within_days',
    ]),
    'consent_policy': (ref('stg_rulebook__consent_policy'), ['purpose', 'policy']),
    'identity_rules': (ref('stg_rulebook__identity_rules'), [
        'match_kind', 'is_merged', 'max_people',
    ]),
    'survivor_rules': (ref('stg_rulebook__survivor_rules'), ['field', 'survivor_rule']),
    'account_match_rules': (ref('stg_rulebook__account_match_rules'), [
        'match_method', 'precedence', plain_number('confidence'),
        plain_number('tied_confidence'), 'max_leads',
    ]),
    'enrichment_rules': (ref('stg_rulebook__enrichment_rules'), [
        'attribute', 'provider', 'precedence', plain_number('confidence'), 'ageing_id',
        plain_number('min_confidence'),
    ]),
} %}
with

{%- for name, (relation, columns) in seeds.items() %}
{{ name }} as (
    select * from {{ relation }}
),
{% endfor %}
unioned as (
    {%- for name, (relation, columns) in seeds.items() %}
    select
        '{{ name }}' as seed_name,
        {{ 'scoring_model_id' if name == 'criteria' else "'' as scoring_model_id" }},
        {{ row_text(columns) }} as row_text,
        valid_from,
        valid_to
    from {{ name }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from unioned
