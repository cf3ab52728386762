-- grain: one row per account rule that is missing, or holds a number where it means nothing
with

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

rollup_rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

match_rules as (
    select * from {{ ref('stg_rulebook__account_match_rules') }}
),

bounds as (
    select
        scoring_model_id,
        valid_from as looked_at_on
    from scoring_models
    union all
    select
        scoring_model_id,
        valid_to as looked_at_on
    from rollup_rules
),

days as (
    select
        bounds.scoring_model_id,
        bounds.looked_at_on
    from bounds
    inner join scoring_models
        on
            bounds.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'bounds.looked_at_on') }}
    group by
        bounds.scoring_model_id,
        bounds.looked_at_on
),

problems as (
    select
        {{ row_sentence(
            'seeds/rulebook/account_rollup_rules.csv', ['days.scoring_model_id'], 'mode', said([
                "'no row is in force from '", day_text('days.looked_at_on'),
                "' on, and no account can be scored; add the row.'",
            ])
        ) }} as sentence
    from days
    left join rollup_rules
        on
            days.scoring_model_id = rollup_rules.scoring_model_id
            and {{ in_force('rollup_rules', 'days.looked_at_on') }}
    where rollup_rules.scoring_model_id is null
    {%- for share in ['best_share', 'rest_share'] %}
    union all
    select
        {{ row_sentence(
            'seeds/rulebook/account_rollup_rules.csv', ['scoring_model_id'], share, said([
                "'the mode '", 'mode',
                "case when mode = 'best_and_rest' then ' needs a share; fill it in.'"
                ~ " else ' has no share; leave the cell empty.' end",
            ])
        ) }} as sentence
    from rollup_rules
    where (mode = 'best_and_rest') = ({{ share }} is null)
    {%- endfor %}
    union all
    select
        {{ row_sentence(
            'seeds/rulebook/account_rollup_rules.csv', ['scoring_model_id'], 'falling_ratio', said([
                plain_number('falling_ratio'), "' is not below rising_ratio, '",
                plain_number('rising_ratio'), "'; write less.'",
            ])
        ) }} as sentence
    from rollup_rules
    where falling_ratio >= rising_ratio
    union all
    select
        {{ row_sentence(
            'seeds/rulebook/account_match_rules.csv', ['match_method'], 'max_leads', said([
                "'only email_domain has a limit of leads; leave the cell empty.'",
            ])
        ) }} as sentence
    from match_rules
    where match_method <> 'email_domain' and max_leads is not null
    union all
    select
        {{ row_sentence(
            'seeds/rulebook/account_match_rules.csv', ['match_method'], 'tied_confidence', said([
                plain_number('tied_confidence'), "' is above confidence, '",
                plain_number('confidence'), "'; a tie makes nothing surer.'",
            ])
        ) }} as sentence
    from match_rules
    where tied_confidence > confidence
)

select * from problems
