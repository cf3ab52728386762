-- grain: one row per rulebook period × scoring model × rule
-- The registry that evidence is joined to and that the ledger is tested against.
{{ config(materialized='table', tags='no_activity') }}
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

periods as (
    select * from {{ ref('util_rulebook_periods') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

in_force as (
    select
        periods.rulebook_from,
        rules.*,
        row_number() over (
            order by
                periods.rulebook_from,
                {{ byte_order('rules.scoring_model_id') }},
                {{ byte_order('rules.rule_id') }}
        ) as rule_number,
        dense_rank() over (
            order by {{ byte_order('rules.scoring_model_id') }}, {{ byte_order('rules.rule_id') }}
        ) as lasting_number
    from rules
    inner join periods on {{ in_force('rules', 'periods.rulebook_from') }}
    inner join scoring_models
        on
            rules.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'periods.rulebook_from') }}
)

select * from in_force
