-- grain: one row per scoring model × moment × rule (or inactivity step) that moves the score
-- The hinge of the project: contributions sum to raw_score, and
-- contribution = earned_points - lost_to_decay - lost_to_caps - lost_to_floor, signed.
with capped as (
    select * from {{ ref('int_ledger__capped') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

inactivity as (
    select * from {{ ref('int_inactivity__stepped') }}
),

completed as (
    select
        rules.scoring_model_id,
        capped.moment_id,
        rules.rule_id,
        rules.kind,
        rules.effect,
        rules.points,
        capped.occurrences,
        capped.counted_occurrences,
        capped.multiplier,
        capped.first_evidence_at,
        capped.last_evidence_at,
        capped.earned_points,
        cast(capped.earned_points - capped.decayed_points as {{ points_type() }}) as lost_to_decay,
        cast(capped.decayed_points - capped.capped_points as {{ points_type() }}) as lost_to_caps,
        cast(0 as {{ points_type() }}) as lost_to_floor,
        capped.capped_points as contribution,
        capped.is_company_evidence
    from capped
    inner join rules on capped.rule_number = rules.rule_number
    union all
    select
        scoring_model_id,
        moment_id,
        rule_id,
        'inactivity' as kind,
        'subtract' as effect,
        cast(step_points as {{ rule_points_type() }}) as points,
        1 as occurrences,
        1 as counted_occurrences,
        cast(1 as {{ multiplier_type() }}) as multiplier,
        last_engaged_at as first_evidence_at,
        last_engaged_at as last_evidence_at,
        step_points as earned_points,
        cast(0 as {{ points_type() }}) as lost_to_decay,
        cast(0 as {{ points_type() }}) as lost_to_caps,
        cast(step_points + inactivity_penalty as {{ points_type() }}) as lost_to_floor,
        cast(-inactivity_penalty as {{ points_type() }}) as contribution,
        false as is_company_evidence
    from inactivity
)

select * from completed
