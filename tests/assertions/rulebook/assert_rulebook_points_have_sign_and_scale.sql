-- grain: one row per number of the rulebook with the wrong sign or more than two decimals
-- It reads the seeds, whose columns are wider than the rules allow: staging would have rounded.
with

numbers as (
    select
        'seeds/rulebook/fit_rules.csv' as file_name,
        rule_id as row_key,
        'points' as column_name,
        points as number_value,
        1 as allowed_sign
    from {{ ref('fit_rules') }}
    where is_enabled
    union all
    select
        'seeds/rulebook/intent_rules.csv' as file_name,
        rule_id as row_key,
        'points' as column_name,
        points as number_value,
        1 as allowed_sign
    from {{ ref('intent_rules') }}
    where is_enabled
    union all
    select
        'seeds/rulebook/negative_rules.csv' as file_name,
        rule_id as row_key,
        'points' as column_name,
        points as number_value,
        -1 as allowed_sign
    from {{ ref('negative_rules') }}
    where is_enabled
    union all
    select
        'seeds/rulebook/inactivity_steps.csv' as file_name,
        step_id as row_key,
        'points' as column_name,
        points as number_value,
        -1 as allowed_sign
    from {{ ref('inactivity_steps') }}
    where is_enabled
    union all
    select
        'seeds/rulebook/caps.csv' as file_name,
        cap_id as row_key,
        'max_points' as column_name,
        max_points as number_value,
        1 as allowed_sign
    from {{ ref('caps') }}
    where is_enabled
    union all
    select
        'seeds/rulebook/persona_multipliers.csv' as file_name,
        multiplier_id as row_key,
        'multiplier' as column_name,
        multiplier as number_value,
        1 as allowed_sign
    from {{ ref('persona_multipliers') }}
    where is_enabled
),

problems as (
    select
        {{ said([
            'file_name', "', row '", 'row_key', "', column '", 'column_name', "': '",
            plain_number('number_value'),
            "case when allowed_sign < 0 then ' is positive and would add points' else ' is negative' end",
            "'; write '",
            plain_number('-number_value'), "'.'",
        ]) }} as sentence
    from numbers
    where number_value * allowed_sign < 0
    union all
    select
        {{ said([
            'file_name', "', row '", 'row_key', "', column '", 'column_name', "': '",
            plain_number('number_value'),
            "' has more than two decimals; write '", plain_number('round(number_value, 2)'), "'.'",
        ]) }} as sentence
    from numbers
    where number_value <> round(number_value, 2)
)

select * from problems
