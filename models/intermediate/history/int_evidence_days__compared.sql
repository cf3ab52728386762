-- grain: one row per scoring model × day moment × rule × day of evidence whose points changed
-- What the fields say has no day of its own. Evidence pushed out by a limit counts as gone. A rule
-- is known by its number over all periods. Evidence is read once, for its day and for the next, and
-- most of it is worth the same on both: only what changed is looked at in full.
{{ config(materialized='table') }}
with score_days as (
    select * from {{ ref('int_score_days__compared') }}
),

evidence as (
    select * from {{ ref('int_evidence__unioned') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

lasting_rules as (
    select
        lasting_number,
        scoring_model_id,
        rule_id
    from rules
    group by
        lasting_number,
        scoring_model_id,
        rule_id
),

sides as (
    {%- for side, moment in [(1, 'moment_id'), (0, 'moment_id_before')] %}
    select
        scoring_model_id,
        moment_id,
        {{ moment }} as side_moment_id,
        {{ side }} as is_after
    from score_days
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

sided as (
    select
        sides.moment_id,
        rules.lasting_number,
        case
            when rules.evidence = 'attribute' then cast({{ start_of_time() }} as date)
            else evidence.evidence_on
        end as evidence_on,
        sides.is_after,
        evidence.multiplier,
        evidence.earned_points,
        evidence.decayed_points,
        evidence.is_company_evidence
    from evidence
    inner join rules on evidence.rule_number = rules.rule_number
    inner join sides
        on
            evidence.moment_id = sides.side_moment_id
            and rules.scoring_model_id = sides.scoring_model_id
),

changed as (
    select
        moment_id,
        lasting_number,
        evidence_on
    from sided
    group by
        moment_id,
        lasting_number,
        evidence_on
    having sum(case when is_after = 1 then decayed_points else -decayed_points end) <> 0
),

changed_sides as (
    select sided.*
    from sided
    inner join changed
        on
            sided.moment_id = changed.moment_id
            and sided.lasting_number = changed.lasting_number
            and sided.evidence_on = changed.evidence_on
),

compared as (
    select
        moment_id,
        lasting_number,
        evidence_on,
        max(case when is_after = 1 then multiplier end) as multiplier,
        max(case when is_after = 0 then multiplier end) as multiplier_before,
        sum(case when is_after = 1 then earned_points else 0 end) as earned_points,
        sum(case when is_after = 0 then earned_points else 0 end) as earned_points_before,
        sum(case when is_after = 1 then decayed_points else 0 end) as decayed_points,
        sum(case when is_after = 0 then decayed_points else 0 end) as decayed_points_before,
        max(is_after) = 1 as is_there,
        max(case when is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from changed_sides
    group by
        moment_id,
        lasting_number,
        evidence_on
),

described as (
    select
        lasting_rules.scoring_model_id,
        compared.moment_id,
        lasting_rules.rule_id,
        compared.evidence_on,
        compared.multiplier,
        compared.multiplier_before,
        compared.earned_points,
        compared.earned_points_before,
        compared.decayed_points,
        compared.decayed_points_before,
        compared.is_there,
        compared.is_company_evidence
    from compared
    inner join lasting_rules on compared.lasting_number = lasting_rules.lasting_number
)

select * from described
