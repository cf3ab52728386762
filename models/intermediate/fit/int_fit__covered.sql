-- grain: one row per scoring model × moment, with the share of fit subjects that is known
-- Unknown is never zero: it earns nothing and shows here.
{{ config(materialized='table') }}
with attributes as (
    select * from {{ ref('int_attributes__listed') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('int_rules__in_force') }}
),

subjects as (
    select
        rulebook_from,
        scoring_model_id,
        subject
    from rules
    where kind = 'fit'
    group by
        rulebook_from,
        scoring_model_id,
        subject
),

covered as (
    select
        subjects.scoring_model_id,
        moments.moment_id,
        cast(
            sum(case when attributes.is_known then 1 else 0 end) as {{ dbt.type_int() }}
        ) as known_subjects_count,
        cast(count(*) as {{ dbt.type_int() }}) as subjects_count
    from moments
    inner join subjects on moments.rulebook_from = subjects.rulebook_from
    inner join attributes
        on
            moments.moment_id = attributes.moment_id
            and subjects.subject = attributes.attribute
    group by
        subjects.scoring_model_id,
        moments.moment_id
)

select * from covered
