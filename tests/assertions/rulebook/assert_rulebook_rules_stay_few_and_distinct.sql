-- grain: one row per scoring model with too many rules, or rule id that two kinds of rule share
-- Sales guides found that 20 rules beat 200; the champion keeps to 30 on every day.
{% set models_file = 'seeds/rulebook/scoring_models.csv' %}

with

rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

days as (
    select
        scoring_model_id,
        valid_from as looked_at_on
    from rules
    group by
        scoring_model_id,
        valid_from
),

counted as (
    select
        days.scoring_model_id,
        days.looked_at_on,
        count(*) as rules_count
    from days
    inner join rules
        on
            days.scoring_model_id = rules.scoring_model_id
            and {{ in_force('rules', 'days.looked_at_on') }}
    group by
        days.scoring_model_id,
        days.looked_at_on
),

problems as (
    select
        {{ row_sentence(models_file, ['scoring_model_id'], 'scoring_model_id', said([
            'rules_count', "' rules are in force from '", day_text('looked_at_on'),
            "' on, more than 30; close one for each that you add.'",
        ])) }} as sentence
    from counted
    where rules_count > 30
    union all
    select
        {{ said([
            "'seeds/rulebook/'", 'rules.kind', "'_rules.csv, row '", 'rules.rule_id',
            "', column rule_id: the id stands in '", 'others.kind',
            "'_rules.csv too; give one of the two rules another id.'",
        ]) }} as sentence
    from rules
    inner join rules as others
        on rules.rule_id = others.rule_id and rules.kind > others.kind
)

select * from problems
