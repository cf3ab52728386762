-- grain: one row per name in the rulebook that stands for nothing
{% set multipliers_file = 'seeds/rulebook/persona_multipliers.csv' %}
{% set exclusions_file = 'seeds/rulebook/exclusion_lists.csv' %}

with

rules as (
    select
        *,
        'seeds/rulebook/' || kind || '_rules.csv' as file_name
    from {{ ref('stg_rulebook__rules') }}
),

signals as (
    select signal
    from {{ ref('stg_rulebook__signals') }}
    group by signal
),

scoring_models as (
    select scoring_model_id
    from {{ ref('stg_rulebook__scoring_models') }}
    group by scoring_model_id
),

multipliers as (
    select * from {{ ref('stg_rulebook__persona_multipliers') }}
),

exclusions as (
    select * from {{ ref('stg_rulebook__exclusion_lists') }}
),

exclusion_reasons as (
    select * from {{ ref('exclusion_reasons') }}
),

problems as (
    select
        {{ row_sentence('rules.file_name', ['rules.rule_id'], 'subject', said([
            'rules.subject', "' is no attribute; write one of seeds/reference/attributes.csv.'",
        ])) }} as sentence
    from rules
    where rules.evidence = 'attribute' and rules.value_kind is null
    union all
    select
        {{ row_sentence('rules.file_name', ['rules.rule_id'], 'subject', said([
            'rules.subject', "' is no signal; write one of seeds/rulebook/signals.csv.'",
        ])) }} as sentence
    from rules
    left join signals on rules.subject = signals.signal
    where rules.evidence = 'signal' and signals.signal is null
    union all
    select
        {{ row_sentence('rules.file_name', ['rules.rule_id'], 'cleared_by_signal', said([
            'rules.cleared_by_signal',
            "' is no signal; write one of seeds/rulebook/signals.csv, or nothing.'",
        ])) }} as sentence
    from rules
    left join signals on rules.cleared_by_signal = signals.signal
    where rules.cleared_by_signal is not null and signals.signal is null
    union all
    select
        {{ row_sentence('rules.file_name', ['rules.rule_id'], 'scoring_model_id', said([
            'rules.scoring_model_id',
            "' is no scoring model; write one of seeds/rulebook/scoring_models.csv.'",
        ])) }} as sentence
    from rules
    left join scoring_models on rules.scoring_model_id = scoring_models.scoring_model_id
    where scoring_models.scoring_model_id is null
    union all
    select
        {{ row_sentence(multipliers_file, ['multipliers.multiplier_id'], 'signal', said([
            'multipliers.signal', "' is no signal; write one of seeds/rulebook/signals.csv.'",
        ])) }} as sentence
    from multipliers
    left join signals on multipliers.signal = signals.signal
    where signals.signal is null
    union all
    select
        {{ row_sentence(exclusions_file, ['exclusions.exclusion_id'], 'reason', said([
            'exclusions.reason',
            "' is no reason; write one of seeds/reference/exclusion_reasons.csv.'",
        ])) }} as sentence
    from exclusions
    left join exclusion_reasons on exclusions.reason = exclusion_reasons.exclusion_reason
    where exclusion_reasons.exclusion_reason is null
)

select * from problems
