-- grain: one row per scoring model × shortlisted moment × must-have of the SQL gate, met or not
-- Days that no longer can meet the gate are not looked at.
with criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
),

scores as (
    select * from {{ ref('int_scores__shortlisted') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

consents as (
    select * from {{ ref('int_consents__decided') }}
),

interactions as (
    select * from {{ ref('int_interactions__counted') }}
),

checked as (
    select
        scores.scoring_model_id,
        scores.moment_id,
        criteria.criterion_id,
        criteria.unmet_label,
        coalesce(
            case criteria.criterion_kind
                when 'min_score' then scores.score >= scores.sql_min_score
                when 'min_interactions'
                    then interactions.interactions_count >= criteria.min_value
                when 'grade_in' then {{ in_list('scores.grade', 'criteria.match_value') }}
                when 'role_confirmed' then profiles.is_role_confirmed
                when 'behaviour_allowed' then consents.is_behaviour_allowed
                else false
            end,
            false
        ) as is_met
    from scores
    inner join criteria
        on
            scores.scoring_model_id = criteria.scoring_model_id
            and criteria.stage = 'sql'
            and criteria.is_must_have
            and {{ in_force('criteria', 'scores.scored_on') }}
    inner join profiles on scores.moment_id = profiles.moment_id
    inner join consents on scores.moment_id = consents.moment_id
    left join interactions
        on
            scores.moment_id = interactions.moment_id
            and criteria.criterion_id = interactions.criterion_id
)

select * from checked
