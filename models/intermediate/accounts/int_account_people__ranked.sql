-- grain: one row per scoring model × lead of an account that sales may work, the most active first
-- A person counts up to the points that the rulebook allows one person, and only the first few do.
{{ config(materialized='table') }}
with scores as (
    select * from {{ ref('lead_scores') }}
    where account_id is not null and not is_excluded
),

people as (
    select * from {{ ref('int_account_people__kept') }}
),

rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

ranked as (
    select
        scores.scoring_model_id,
        scores.account_id,
        scores.lead_id,
        scores.scored_on,
        scores.last_engaged_at,
        people.seniority,
        people.function,
        people.buying_role,
        scores.score,
        people.company_points,
        {{ to_points(
            'least(people.own_points, coalesce(rules.max_person_points, people.own_points))'
        ) }} as person_points,
        rules.max_people,
        row_number() over (
            partition by scores.scoring_model_id, scores.account_id
            order by people.own_points desc, {{ byte_order('scores.lead_id') }}
        ) as person_rank,
        people.recent_acts_count,
        people.earlier_acts_count,
        people.recent_company_signals_count,
        people.earlier_company_signals_count,
        scores.is_mql,
        people.is_role_confirmed
    from scores
    inner join people
        on
            scores.scoring_model_id = people.scoring_model_id
            and scores.lead_id = people.lead_id
    left join rules
        on
            scores.scoring_model_id = rules.scoring_model_id
            and {{ in_force('rules', 'scores.scored_on') }}
),

counted as (
    select
        *,
        person_points > 0 as is_active,
        person_points > 0 and (max_people is null or person_rank <= max_people) as is_counted
    from ranked
)

select * from counted
