-- grain: one row per scoring model × account with at least one lead that sales may work
-- depends_on: {{ ref('scoring_runs') }}
with scores as (
    select * from {{ ref('int_accounts__scored') }}
),

accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

families as (
    select * from {{ ref('int_accounts__placed_in_families') }}
),

family_sums as (
    select * from {{ ref('int_families__summed') }}
),

matrix as (
    select * from {{ ref('stg_rulebook__priority_matrix') }}
),

rolled_up as (
    select
        scores.scoring_model_id,
        scores.account_id,
        families.parent_account_id,
        families.ultimate_parent_account_id,
        scores.scored_on,
        accounts.account_name,
        accounts.owner_id,
        scores.last_engaged_at,
        scores.account_grade,
        scores.account_intent_level,
        scores.momentum,
        scores.surge,
        matrix.action as next_action,
        {%- for column in [
            'people_count', 'engaged_people_count', 'active_people_count',
            'engaged_functions_count', 'engaged_seniorities_count', 'mql_count', 'score_sum',
        ] %}
        cast(scores.{{ column }} as {{ dbt.type_int() }}) as {{ column }},
        {%- endfor %}
        {{ rate('scores.score_sum', 'scores.people_count') }} as score_average,
        cast(scores.score_best as {{ dbt.type_int() }}) as score_best,
        scores.account_fit_points,
        cast(scores.account_evidence_points as {{ points_type() }}) as account_evidence_points,
        scores.engagement_points,
        scores.raw_account_score,
        scores.account_score,
        matrix.priority as account_priority,
        cast(scores.recent_acts_count as {{ dbt.type_int() }}) as recent_acts_count,
        cast(scores.earlier_acts_count as {{ dbt.type_int() }}) as earlier_acts_count,
        scores.momentum_ratio,
        cast(scores.recent_company_signals_count as {{ dbt.type_int() }})
            as recent_company_signals_count,
        cast(scores.earlier_company_signals_count as {{ dbt.type_int() }})
            as earlier_company_signals_count,
        {%- for column in [
            'accounts_count', 'people_count', 'engaged_people_count', 'mql_count',
        ] %}
        cast(family_sums.{{ column }} as {{ dbt.type_int() }}) as family_{{ column }},
        {%- endfor %}
        cast(family_sums.account_score_best as {{ dbt.type_int() }}) as family_account_score_best
    from scores
    inner join accounts on scores.account_id = accounts.account_id
    inner join families on scores.account_id = families.account_id
    inner join family_sums
        on
            scores.scoring_model_id = family_sums.scoring_model_id
            and families.ultimate_parent_account_id = family_sums.ultimate_parent_account_id
    left join matrix
        on
            scores.scoring_model_id = matrix.scoring_model_id
            and coalesce(scores.account_grade, 'unknown') = matrix.grade
            and scores.account_intent_level = matrix.intent_level
            and {{ in_force('matrix', 'scores.scored_on') }}
)

select * from rolled_up
