-- grain: one row per scoring model × lead of an account that sales may work, and what it brings
-- Own points are what the person did: neither its fit, which is its own and its company's, nor what
-- the company did.
{{ config(
    materialized='incremental',
    pre_hook=[
        "{{ forget_due_leads(ref('int_leads__compared'), 'current') }}",
        "{{ move_to_the_day(ref('int_leads__compared')) }}",
    ]
) }}
with scores as (
    select * from {{ ref('int_scores__qualified') }}
    where moment_kind = 'current' and not is_excluded
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

engagements as (
    select * from {{ ref('int_engagements__last') }}
),

acts as (
    select * from {{ ref('int_account_people__counted') }}
),

kept as (
    select
        scores.scoring_model_id,
        scores.lead_id,
        profiles.account_id,
        scores.scored_on,
        engagements.last_engaged_at,
        profiles.seniority,
        profiles.function,
        profiles.buying_role,
        scores.score,
        scores.company_points,
        cast(
            greatest(scores.raw_score - scores.fit_score - scores.company_points, 0)
            as {{ points_type() }}
        ) as own_points,
        {%- for column in [
            'recent_acts_count', 'earlier_acts_count', 'recent_company_signals_count',
            'earlier_company_signals_count',
        ] %}
        cast(coalesce(acts.{{ column }}, 0) as {{ dbt.type_int() }}) as {{ column }},
        {%- endfor %}
        scores.is_mql,
        profiles.is_role_confirmed
    from scores
    inner join profiles on scores.moment_id = profiles.moment_id
    left join engagements on scores.moment_id = engagements.moment_id
    left join acts
        on
            scores.scoring_model_id = acts.scoring_model_id
            and scores.moment_id = acts.moment_id
    where profiles.account_id is not null
)

select * from kept
