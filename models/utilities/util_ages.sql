-- grain: one row per whole number of days that evidence can be old, from 0
{{ config(materialized='table', tags='no_activity') }}
with numbers as (
    {{ dbt.generate_series(4096) }}
),

ages as (
    select cast(generated_number - 1 as {{ dbt.type_int() }}) as age_in_days
    from numbers
)

select * from ages
