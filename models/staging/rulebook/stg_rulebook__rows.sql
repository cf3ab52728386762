-- grain: one row per row of the rulebook or its look-ups that can change a score, as one text
{{ config(materialized='table', tags='no_activity') }}
with rule_rows as (
    select * from {{ ref('stg_rulebook__rule_rows') }}
),

setting_rows as (
    select * from {{ ref('stg_rulebook__setting_rows') }}
),

people_rows as (
    select * from {{ ref('stg_rulebook__people_rows') }}
),

reference_rows as (
    select * from {{ ref('stg_rulebook__reference_rows') }}
),

unioned as (
    select * from rule_rows
    union all
    select * from setting_rows
    union all
    select * from people_rows
    union all
    select * from reference_rows
)

select * from unioned
