-- grain: one row per cap below a rule, without rules or doubled, and per cap group without a cap
-- A cap and its rules are compared where both are in force on some day.
with

caps as (
    select * from {{ ref('stg_rulebook__caps') }}
),

rules as (
    select * from {{ ref('stg_rulebook__rules') }}
),

capped_rules as (
    select
        caps.cap_id,
        caps.cap_key,
        caps.max_points,
        caps.valid_from,
        rules.rule_id,
        abs(rules.points) as points,
        row_number() over (
            partition by caps.cap_id, caps.valid_from
            order by abs(rules.points) desc, {{ byte_order('rules.rule_id') }}
        ) as points_place
    from caps
    left join rules
        on
            caps.scoring_model_id = rules.scoring_model_id
            and caps.cap_key
            = case when caps.cap_scope = 'group' then rules.cap_group else rules.kind end
            and caps.valid_from < rules.valid_to
            and caps.valid_to > rules.valid_from
),

doubled_caps as (
    select
        caps.cap_id,
        older.cap_id as older_cap_id
    from caps
    inner join caps as older
        on
            caps.scoring_model_id = older.scoring_model_id
            and caps.cap_scope = older.cap_scope
            and caps.cap_key = older.cap_key
            and caps.cap_id > older.cap_id
            and caps.valid_from < older.valid_to
            and caps.valid_to > older.valid_from
),

uncapped_rules as (
    select
        'seeds/rulebook/' || rules.kind || '_rules.csv' as file_name,
        rules.rule_id,
        rules.cap_group
    from rules
    left join caps
        on
            rules.scoring_model_id = caps.scoring_model_id
            and rules.cap_group = caps.cap_key
            and caps.cap_scope = 'group'
            and rules.valid_from < caps.valid_to
            and rules.valid_to > caps.valid_from
    where rules.cap_group is not null and caps.cap_id is null
),

problems as (
    select
        {{ row_sentence('seeds/rulebook/caps.csv', ['cap_id'], 'max_points', said([
            plain_number('max_points'), "' is below the '", plain_number('points'),
            "' points of '", 'rule_id',
            "', which could never pay in full; write '", plain_number('points'), "' or more.'",
        ])) }} as sentence
    from capped_rules
    where points_place = 1 and max_points < points
    union all
    select
        {{ row_sentence('seeds/rulebook/caps.csv', ['cap_id'], 'cap_key', said([
            'cap_key',
            "' caps no rule of its model; write a cap_group in use, or fit, intent or negative.'",
        ])) }} as sentence
    from capped_rules
    where rule_id is null
    union all
    select
        {{ row_sentence('seeds/rulebook/caps.csv', ['cap_id'], 'cap_key', said([
            "'the same rules are capped by '", 'older_cap_id',
            "' as well; keep one of the two rows.'",
        ])) }} as sentence
    from doubled_caps
    union all
    select
        {{ row_sentence('uncapped_rules.file_name', ['uncapped_rules.rule_id'], 'cap_group', said([
            'uncapped_rules.cap_group',
            "' has no cap in its model; add one to seeds/rulebook/caps.csv, or leave it empty.'",
        ])) }} as sentence
    from uncapped_rules
)

select * from problems
