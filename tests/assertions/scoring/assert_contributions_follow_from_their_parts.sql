-- grain: one row per ledger row that is not its earned points less the three losses
with

ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

wrong as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        rule_id || ' contributes ' || cast(contribution as {{ dbt.type_string() }})
        || ', which is not ' || cast(earned_points as {{ dbt.type_string() }}) || ' less '
        || cast(lost_to_decay as {{ dbt.type_string() }}) || ', '
        || cast(lost_to_caps as {{ dbt.type_string() }}) || ' and '
        || cast(lost_to_floor as {{ dbt.type_string() }}) || '.' as sentence
    from ledger
    where
        contribution is null
        or contribution <> earned_points - lost_to_decay - lost_to_caps - lost_to_floor
)

select * from wrong
