-- grain: one row per scoring model × day moment × rule × day of evidence whose points changed
-- What the fields say has no day of its own. Evidence pushed out by a limit counts as gone.
{{ config(materialized='table') }}
with score_days as (
    select * from {{ ref('int_score_days__compared') }}
),

evidence as (
    select * from {{ ref('int_evidence__unioned') }}
),

sides as (
    {%- for side, moment in [(1, 'moment_id'), (0, 'moment_id_before')] %}
    select
        evidence.scoring_model_id,
        score_days.moment_id,
        evidence.rule_id,
        case
            when evidence.first_evidence_at is not null then evidence.evidence_on
            else cast({{ start_of_time() }} as date)
        end as evidence_on,
        {{ side }} as is_after,
        evidence.multiplier,
        evidence.earned_points,
        evidence.decayed_points,
        evidence.is_company_evidence
    from score_days
    inner join evidence
        on
            score_days.scoring_model_id = evidence.scoring_model_id
            and score_days.{{ moment }} = evidence.moment_id
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

compared as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        evidence_on,
        max(case when is_after = 1 then multiplier end) as multiplier,
        max(case when is_after = 0 then multiplier end) as multiplier_before,
        sum(case when is_after = 1 then earned_points else 0 end) as earned_points,
        sum(case when is_after = 0 then earned_points else 0 end) as earned_points_before,
        sum(case when is_after = 1 then decayed_points else 0 end) as decayed_points,
        sum(case when is_after = 0 then decayed_points else 0 end) as decayed_points_before,
        max(is_after) = 1 as is_there,
        max(case when is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from sides
    group by
        scoring_model_id,
        moment_id,
        rule_id,
        evidence_on
),

changed as (
    select *
    from compared
    where decayed_points <> decayed_points_before
)

select * from changed
