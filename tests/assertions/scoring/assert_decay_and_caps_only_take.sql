-- grain: one row per ledger row to which time, caps or the floor added points
with

ledger as (
    select * from {{ ref('int_ledger__completed') }}
),

measured as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        kind,
        abs(earned_points) as earned,
        abs(earned_points - lost_to_decay) as decayed,
        abs(earned_points - lost_to_decay - lost_to_caps) as capped,
        abs(contribution) as kept,
        case when kind in ('fit', 'intent') then -1 else 1 end * earned_points as wrong_sign,
        counted_occurrences,
        occurrences
    from ledger
),

wrong as (
    select
        scoring_model_id,
        moment_id,
        rule_id,
        rule_id || ' goes from ' || cast(earned as {{ dbt.type_string() }}) || ' over '
        || cast(decayed as {{ dbt.type_string() }}) || ' and '
        || cast(capped as {{ dbt.type_string() }}) || ' to '
        || cast(kept as {{ dbt.type_string() }}) || ', counting '
        || cast(counted_occurrences as {{ dbt.type_string() }}) || ' of '
        || cast(occurrences as {{ dbt.type_string() }}) || '.' as sentence
    from measured
    where
        decayed > earned
        or capped > decayed
        or kept > capped
        or wrong_sign > 0
        or counted_occurrences > occurrences
)

select * from wrong
