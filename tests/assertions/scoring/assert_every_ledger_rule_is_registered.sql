-- grain: one row per ledger row whose rule no row of the rulebook holds on its score day
-- And one per rule whose evidence never reached the ledger.
with

ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

labels as (
    select * from {{ ref('int_rules__labelled') }}
),

evidence as (
    select * from {{ ref('int_evidence__unioned') }}
),

evidenced as (
    select
        scoring_model_id,
        moment_id,
        rule_id
    from evidence
    group by
        scoring_model_id,
        moment_id,
        rule_id
),

wrong as (
    select
        ledger.scoring_model_id,
        ledger.moment_id,
        ledger.rule_id,
        ledger.rule_id || ' is in the ledger of ' || ledger.scoring_model_id
        || ' and in no row of the rulebook in force.' as sentence
    from ledger
    inner join moments on ledger.moment_id = moments.moment_id
    left join labels
        on
            ledger.scoring_model_id = labels.scoring_model_id
            and ledger.rule_id = labels.rule_id
            and {{ in_force('labels', 'moments.scored_on') }}
    where labels.rule_id is null
    union all
    select
        evidenced.scoring_model_id,
        evidenced.moment_id,
        evidenced.rule_id,
        'The evidence for ' || evidenced.rule_id || ' never reached the ledger.' as sentence
    from evidenced
    left join ledger
        on
            evidenced.scoring_model_id = ledger.scoring_model_id
            and evidenced.moment_id = ledger.moment_id
            and evidenced.rule_id = ledger.rule_id
    where ledger.rule_id is null
)

select * from wrong
