-- grain: one row per mark of machines that lacks what its kind needs, so that it would mark nothing
with

machine_rules as (
    select
        *,
        'seeds/rulebook/machine_rules.csv' as file_name
    from {{ ref('stg_rulebook__machine_rules') }}
),

problems as (
    select
        {{ row_sentence('file_name', ['machine_rule_id'], 'match_value', said([
            "'a row of '", 'match_kind', "' needs the text that it looks for, in lower case.'",
        ])) }} as sentence
    from machine_rules
    where match_kind in ('user_agent_word', 'open_agent', 'trap_link') and match_value is null
    union all
    select
        {{ row_sentence('file_name', ['machine_rule_id'], 'within_seconds', said([
            "'a row of '", 'match_kind', "' needs a number of seconds; write it.'",
        ])) }} as sentence
    from machine_rules
    where
        match_kind in ('open_after_send', 'trap_link', 'click_burst', 'click_rate', 'visit_rate')
        and coalesce(within_seconds, -1) < 0
    union all
    select
        {{ row_sentence('file_name', ['machine_rule_id'], 'min_links', said([
            "'a burst needs a least number of links, two or more.'",
        ])) }} as sentence
    from machine_rules
    where match_kind = 'click_burst' and coalesce(min_links, 0) < 2
    union all
    select
        {{ row_sentence('file_name', ['machine_rule_id'], 'max_acts', said([
            "'a row of '", 'match_kind', "' needs the most acts of a person, one or more.'",
        ])) }} as sentence
    from machine_rules
    where match_kind in ('click_rate', 'visit_rate') and coalesce(max_acts, 0) < 1
    union all
    select
        {{ row_sentence('file_name', ['machine_rule_id'], 'within_days', said([
            "'a human act clears marks of some days before it; write how many.'",
        ])) }} as sentence
    from machine_rules
    where match_kind = 'human_act_clears' and coalesce(within_days, -1) < 0
)

select * from problems
