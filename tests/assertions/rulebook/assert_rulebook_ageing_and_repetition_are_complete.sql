-- grain: one row per rule on a signal that ages or repeats without the columns which that needs
with

rules as (
    select
        *,
        'seeds/rulebook/' || kind || '_rules.csv' as file_name
    from {{ ref('stg_rulebook__rules') }}
),

problems as (
    select
        {{ row_sentence('file_name', ['rule_id'], 'ageing_mode', said([
            'ageing_mode', "' is unknown; write none, window, linear or half_life.'",
        ])) }} as sentence
    from rules
    where ageing_mode not in ('none', 'window', 'linear', 'half_life')
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'window_days', said([
            "'ageing_mode '", 'ageing_mode', "' needs a window of at least one day.'",
        ])) }} as sentence
    from rules
    where
        (ageing_mode in ('window', 'linear', 'half_life') and coalesce(window_days, 0) < 1)
        or window_days < 1
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'half_life_days', said([
            "'ageing_mode half_life needs the days after which half is left, at least one.'",
        ])) }} as sentence
    from rules
    where ageing_mode = 'half_life' and coalesce(half_life_days, 0) < 1
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'half_life_days', said([
            "'has no effect with ageing_mode '", 'ageing_mode',
            "'; leave it empty or write half_life.'",
        ])) }} as sentence
    from rules
    where ageing_mode <> 'half_life' and half_life_days is not null
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'window_days', said([
            "'is longer than the 4096 days that ages are counted for; write less.'",
        ])) }} as sentence
    from rules
    where window_days > 4096
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'age_step_days', said([
            "'must be a day or more; write 7, or 1 to age every night.'",
        ])) }} as sentence
    from rules
    where coalesce(age_step_days, 0) < 1
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'within_days', said([
            "'a rule of repetition looks back over a number of days; write it.'",
        ])) }} as sentence
    from rules
    where is_repetition and coalesce(within_days, 0) < 1
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'within_days', said([
            "'has no effect without min_days or min_occurrences; write one, or leave it empty.'",
        ])) }} as sentence
    from rules
    where not is_repetition and within_days is not null
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'min_days', said([
            'min_days', "' days do not fit into within_days '", 'within_days', "'; write fewer.'",
        ])) }} as sentence
    from rules
    where min_days > within_days
    union all
    select
        {{ row_sentence('file_name', ['rule_id'], 'max_occurrences', said([
            "'max_per_day and max_occurrences count from 1; leave them empty for no limit.'",
        ])) }} as sentence
    from rules
    where max_occurrences < 1 or max_per_day < 1
)

select * from problems
