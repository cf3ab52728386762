-- grain: one row per scoring model × lead of an account that sales may work, the most active first
-- A person counts up to the points that the rulebook allows one person, and only the first few do.
-- depends_on: {{ ref('lead_scores') }}
{{ config(materialized='table') }}
with people as (
    select * from {{ ref('int_account_people__kept') }}
),

rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

ranked as (
    select
        people.scoring_model_id,
        people.account_id,
        people.lead_id,
        people.scored_on,
        people.last_engaged_at,
        people.seniority,
        people.function,
        people.buying_role,
        people.score,
        people.company_points,
        {{ to_points(
            'least(people.own_points, coalesce(rules.max_person_points, people.own_points))'
        ) }} as person_points,
        rules.max_people,
        row_number() over (
            partition by people.scoring_model_id, people.account_id
            order by people.own_points desc, {{ byte_order('people.lead_id') }}
        ) as person_rank,
        people.recent_acts_count,
        people.earlier_acts_count,
        people.recent_company_signals_count,
        people.earlier_company_signals_count,
        people.is_mql,
        people.is_role_confirmed
    from people
    left join rules
        on
            people.scoring_model_id = rules.scoring_model_id
            and {{ in_force('rules', 'people.scored_on') }}
),

counted as (
    select
        *,
        person_points > 0 as is_active,
        person_points > 0 and (max_people is null or person_rank <= max_people) as is_counted
    from ranked
)

select * from counted
