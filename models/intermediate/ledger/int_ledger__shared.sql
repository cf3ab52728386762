-- grain: one row per scoring moment × rule of a kind in which a cap binds, with what it keeps
-- The only place where caps are applied. A cap is shared in whole ten-thousandths in the order of
-- the rule ids, so that the shares add up to it exactly (decision A16). No cap binds where neither
-- a group nor the kind has more points than its own: most rows of the ledger are not here.
{{ config(materialized='table') }}
{%- set group_units = kept_units('group_cap', 'units', 'units_so_far', 'units_in_all') %}
with summed as (
    select * from {{ ref('int_ledger__summed') }}
),

caps as (
    select * from {{ ref('int_rules__capped') }}
),

measured as (
    select
        caps.scoring_model_id,
        summed.moment_id,
        caps.rule_id,
        summed.rule_number,
        caps.kind,
        caps.cap_group,
        {{ to_units('summed.decayed_points') }} as units,
        caps.group_cap,
        caps.kind_cap
    from summed
    inner join caps on summed.rule_number = caps.rule_number
    where caps.group_cap is not null or caps.kind_cap is not null
),

grouped as (
    select
        scoring_model_id,
        moment_id,
        kind,
        cap_group,
        min(group_cap) as group_cap,
        min(kind_cap) as kind_cap,
        cast(sum(units) as {{ dbt.type_bigint() }}) as units
    from measured
    group by
        scoring_model_id,
        moment_id,
        kind,
        cap_group
),

full_kinds as (
    select
        scoring_model_id,
        moment_id,
        kind
    from grouped
    group by
        scoring_model_id,
        moment_id,
        kind
    having
        sum(units) > min(kind_cap)
        or max(case when units > group_cap then 1 else 0 end) = 1
),

sharing as (
    select measured.*
    from measured
    inner join full_kinds
        on
            measured.moment_id = full_kinds.moment_id
            and measured.scoring_model_id = full_kinds.scoring_model_id
            and measured.kind = full_kinds.kind
),

running_by_group as (
    select
        *,
        {{ running_units('units', 'scoring_model_id, moment_id, kind, cap_group') }}
    from sharing
),

running_by_kind as (
    select
        scoring_model_id,
        moment_id,
        kind,
        rule_id,
        rule_number,
        kind_cap,
        {{ group_units }} as group_units,
        {{ running_units(group_units, 'scoring_model_id, moment_id, kind') }}
    from running_by_group
),

kept as (
    select
        moment_id,
        rule_number,
        kind,
        {{ kept_units('kind_cap', 'group_units', 'units_so_far', 'units_in_all') }} as kept_units
    from running_by_kind
),

shared as (
    select
        moment_id,
        rule_number,
        case
            when kind = 'negative' then -{{ from_units('kept_units') }}
            else {{ from_units('kept_units') }}
        end as kept_points
    from kept
)

select * from shared
