-- grain: one row per scoring model × moment × cap that the ledger exceeds
-- Caps come straight from the seed's staging model here, not through the ledger's own look-up.
with

ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

caps as (
    select * from {{ ref('stg_rulebook__caps') }}
),

grouped as (
    select
        ledger.scoring_model_id,
        ledger.moment_id,
        moments.scored_on,
        ledger.kind,
        rules.cap_group,
        sum(abs(ledger.contribution)) as points
    from ledger
    inner join moments on ledger.moment_id = moments.moment_id
    inner join rules
        on
            ledger.scoring_model_id = rules.scoring_model_id
            and ledger.rule_id = rules.rule_id
            and {{ in_force('rules', 'moments.scored_on') }}
    group by
        ledger.scoring_model_id,
        ledger.moment_id,
        moments.scored_on,
        ledger.kind,
        rules.cap_group
),

by_key as (
    select
        scoring_model_id,
        moment_id,
        scored_on,
        'group' as cap_scope,
        cap_group as cap_key,
        points
    from grouped
    where cap_group is not null
    union all
    select
        scoring_model_id,
        moment_id,
        scored_on,
        'kind' as cap_scope,
        kind as cap_key,
        sum(points) as points
    from grouped
    group by
        scoring_model_id,
        moment_id,
        scored_on,
        kind
),

wrong as (
    select
        by_key.scoring_model_id,
        by_key.moment_id,
        'The rules of ' || by_key.cap_scope || ' ' || by_key.cap_key || ' give '
        || cast(by_key.points as {{ dbt.type_string() }}) || ' points, over the cap of '
        || cast(caps.max_points as {{ dbt.type_string() }}) || '.' as sentence
    from by_key
    inner join caps
        on
            by_key.scoring_model_id = caps.scoring_model_id
            and by_key.cap_scope = caps.cap_scope
            and by_key.cap_key = caps.cap_key
            and {{ in_force('caps', 'by_key.scored_on') }}
    where by_key.points > caps.max_points
)

select * from wrong
