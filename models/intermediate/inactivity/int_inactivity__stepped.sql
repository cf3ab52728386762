-- grain: one row per scoring model × moment that has stood idle for at least one step
-- The largest step reached, but never more than the intent points of the person's own acts
-- (decision A17): company evidence is not punished, and one more act never lowers a score.
{{ config(materialized='table') }}
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

engagements as (
    select * from {{ ref('int_engagements__last') }}
),

ledger as (
    select * from {{ ref('int_ledger__capped') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

steps as (
    select * from {{ ref('stg_rulebook__inactivity_steps') }}
),

idle as (
    select
        moments.moment_id,
        moments.scored_on,
        engagements.last_engaged_at,
        {{ dbt.datediff('cast(engagements.last_engaged_at as date)', 'moments.scored_on', 'day') }}
            as idle_days
    from moments
    inner join engagements on moments.moment_id = engagements.moment_id
),

reached as (
    select
        steps.scoring_model_id,
        idle.moment_id,
        steps.step_id,
        steps.points,
        idle.last_engaged_at,
        row_number() over (
            partition by steps.scoring_model_id, idle.moment_id
            order by steps.min_days desc
        ) as nearness
    from idle
    inner join steps
        on
            idle.idle_days >= steps.min_days
            and {{ in_force('steps', 'idle.scored_on') }}
),

own_intent as (
    select
        rules.scoring_model_id,
        ledger.moment_id,
        sum(ledger.capped_points) as own_intent_points
    from ledger
    inner join rules on ledger.rule_number = rules.rule_number
    where rules.kind = 'intent' and not ledger.is_company_evidence
    group by
        rules.scoring_model_id,
        ledger.moment_id
),

stepped as (
    select
        reached.scoring_model_id,
        reached.moment_id,
        reached.step_id as rule_id,
        cast(reached.points as {{ points_type() }}) as step_points,
        cast(
            least(-reached.points, coalesce(own_intent.own_intent_points, 0))
            as {{ points_type() }}
        ) as inactivity_penalty,
        reached.last_engaged_at
    from reached
    left join own_intent
        on
            reached.scoring_model_id = own_intent.scoring_model_id
            and reached.moment_id = own_intent.moment_id
    where reached.nearness = 1
)

select * from stepped
