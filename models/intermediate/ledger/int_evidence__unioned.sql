-- grain: one row per scoring model × moment × rule × day of evidence, of all kinds of rule
with fit as (
    select * from {{ ref('int_fit__evidenced') }}
),

intent as (
    select * from {{ ref('int_intent__evidenced') }}
),

negative as (
    select * from {{ ref('int_negative__evidenced') }}
),

unioned as (
    select * from fit
    union all
    select * from intent
    union all
    select * from negative
)

select * from unioned
