-- grain: one row per scoring model × moment × rule, after its group's cap and then its kind's
-- The only place where caps are applied. A cap is shared in whole ten-thousandths in the order of
-- the rule ids, so that the shares add up to it exactly (decision A16).
{{ config(materialized='table') }}
with summed as (
    select * from {{ ref('int_ledger__summed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

caps as (
    select * from {{ ref('int_rules__capped') }}
),

measured as (
    select
        summed.*,
        {{ to_units('summed.decayed_points') }} as units,
        caps.group_cap,
        caps.kind_cap
    from summed
    inner join moments on summed.moment_id = moments.moment_id
    inner join caps
        on
            summed.scoring_model_id = caps.scoring_model_id
            and summed.rule_id = caps.rule_id
            and moments.rulebook_from = caps.rulebook_from
),

running_by_group as (
    select
        *,
        {{ running_units('units', 'scoring_model_id, moment_id, kind, cap_group') }}
    from measured
),

capped_by_group as (
    select
        *,
        {{ kept_units('group_cap', 'units', 'units_so_far', 'units_in_all') }} as group_units
    from running_by_group
),

running_by_kind as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        cap_group,
        effect,
        points,
        occurrences,
        counted_occurrences,
        multiplier,
        first_evidence_at,
        last_evidence_at,
        earned_points,
        decayed_points,
        is_company_evidence,
        kind_cap,
        group_units,
        {{ running_units('group_units', 'scoring_model_id, moment_id, kind') }}
    from capped_by_group
),

capped_by_kind as (
    select
        *,
        {{ kept_units('kind_cap', 'group_units', 'units_so_far', 'units_in_all') }} as kept_units
    from running_by_kind
),

capped as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        effect,
        points,
        occurrences,
        counted_occurrences,
        multiplier,
        first_evidence_at,
        last_evidence_at,
        earned_points,
        decayed_points,
        case
            when kind = 'negative' then -{{ from_units('kept_units') }}
            else {{ from_units('kept_units') }}
        end as capped_points,
        is_company_evidence
    from capped_by_kind
)

select * from capped
