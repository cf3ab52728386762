-- grain: one row per precedence in a rulebook file that two rows share on some day
with

ranked as (
    select
        'seeds/rulebook/signals.csv' as file_name,
        signal_rule_id as row_key,
        precedence,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__signals') }}
    union all
    select
        'seeds/rulebook/personas.csv' as file_name,
        persona_id as row_key,
        precedence,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__personas') }}
    union all
    select
        'seeds/rulebook/motions.csv' as file_name,
        motion || ' ' || subject as row_key,
        precedence,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__motions') }}
    union all
    select
        'seeds/rulebook/account_match_rules.csv' as file_name,
        match_method as row_key,
        precedence,
        valid_from,
        valid_to
    from {{ ref('stg_rulebook__account_match_rules') }}
),

problems as (
    select
        {{ row_sentence('ranked.file_name', ['ranked.row_key'], 'precedence', said([
            'ranked.precedence', "' stands in row '", 'others.row_key',
            "' too; write a number of its own.'",
        ])) }} as sentence
    from ranked
    inner join ranked as others
        on
            ranked.file_name = others.file_name
            and ranked.precedence = others.precedence
            and ranked.row_key > others.row_key
            and ranked.valid_from < others.valid_to
            and ranked.valid_to > others.valid_from
)

select * from problems
