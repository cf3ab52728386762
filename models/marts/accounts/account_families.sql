-- grain: one row per scoring model × family of accounts with at least one lead that sales may work
-- depends_on: {{ ref('scoring_runs') }}
with families as (
    select * from {{ ref('int_families__summed') }}
),

accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

named as (
    select
        families.scoring_model_id,
        families.ultimate_parent_account_id,
        families.scored_on,
        tops.account_name,
        tops.owner_id,
        families.last_engaged_at,
        families.best_account_id,
        best_accounts.account_name as best_account_name,
        {%- for column in [
            'accounts_count', 'worked_accounts_count', 'people_count', 'engaged_people_count',
            'mql_count',
        ] %}
        cast(families.{{ column }} as {{ dbt.type_int() }}) as {{ column }},
        {%- endfor %}
        cast(families.account_score_best as {{ dbt.type_int() }}) as account_score_best
    from families
    inner join accounts as tops on families.ultimate_parent_account_id = tops.account_id
    inner join accounts as best_accounts on families.best_account_id = best_accounts.account_id
)

select * from named
