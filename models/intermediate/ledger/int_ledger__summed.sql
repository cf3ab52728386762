-- grain: one row per scoring moment × rule, before any cap
-- Days of acts are summed; a rule on an attribute has one row of evidence, which passes as it is.
-- The two are read apart: evidence that is read twice in one statement would be held as a whole.
{{ config(materialized='table') }}
with earned as (
    select * from {{ ref('int_activities__earned') }}
),

matched as (
    select * from {{ ref('int_attributes__matched_to_rules') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

unioned as (
    select
        moment_id,
        rule_number,
        sum(occurrences) as occurrences,
        sum(counted_occurrences) as counted_occurrences,
        max(multiplier) as multiplier,
        min(first_evidence_at) as first_evidence_at,
        max(last_evidence_at) as last_evidence_at,
        sum(earned_points) as earned_points,
        sum(decayed_points) as decayed_points,
        max(case when is_company_evidence then 1 else 0 end) = 1 as is_company_evidence
    from earned
    group by
        moment_id,
        rule_number
    union all
    select
        matched.moment_id,
        matched.rule_number,
        1 as occurrences,
        1 as counted_occurrences,
        1 as multiplier,
        cast(null as {{ dbt.type_timestamp() }}) as first_evidence_at,
        cast(null as {{ dbt.type_timestamp() }}) as last_evidence_at,
        rules.points as earned_points,
        rules.points as decayed_points,
        false as is_company_evidence
    from matched
    inner join rules on matched.rule_number = rules.rule_number
),

summed as (
    select
        moment_id,
        rule_number,
        cast(occurrences as {{ dbt.type_int() }}) as occurrences,
        cast(counted_occurrences as {{ dbt.type_int() }}) as counted_occurrences,
        cast(multiplier as {{ multiplier_type() }}) as multiplier,
        first_evidence_at,
        last_evidence_at,
        cast(earned_points as {{ points_type() }}) as earned_points,
        cast(decayed_points as {{ points_type() }}) as decayed_points,
        is_company_evidence
    from unioned
)

select * from summed
