-- grain: one row per rulebook period × scoring model, with the version of all rows in force
-- Two scores with the same version were computed by the same rules (decision A30).
{{ config(materialized='table', tags='no_activity') }}
with rulebook_rows as (
    select * from {{ ref('stg_rulebook__rows') }}
),

periods as (
    select * from {{ ref('util_rulebook_periods') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
),

hashed as (
    select
        periods.rulebook_from,
        scoring_models.scoring_model_id,
        {{ dbt.hash(dbt.concat([
            'rulebook_rows.seed_name', "'|'", 'rulebook_rows.row_text'
        ])) }} as row_hash
    from periods
    inner join scoring_models on {{ in_force('scoring_models', 'periods.rulebook_from') }}
    inner join rulebook_rows
        on
            {{ in_force('rulebook_rows', 'periods.rulebook_from') }}
            and rulebook_rows.scoring_model_id in ('', scoring_models.scoring_model_id)
),

versioned as (
    select
        rulebook_from,
        scoring_model_id,
        substring(
            {{ dbt.hash(text_in_order('row_hash', "''", byte_order('row_hash'))) }},
            1,
            {{ version_length() }}
        ) as rulebook_version
    from hashed
    group by
        rulebook_from,
        scoring_model_id
)

select * from versioned
