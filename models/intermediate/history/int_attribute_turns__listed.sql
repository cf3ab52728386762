-- grain: one row per attribute × days after which a source of it is believed otherwise
-- Read from the rulebook of all days: ages at which a confidence changes, and the first at which
-- there is none.
{{ config(materialized='table', tags='no_activity') }}
with aged as (
    select * from {{ ref('int_enrichment_rules__aged') }}
),

compared as (
    select
        attribute,
        age_in_days,
        confidence,
        lag(confidence) over (
            partition by enrichment_rule_id, valid_from order by age_in_days
        ) as confidence_before,
        max(age_in_days) over (partition by enrichment_rule_id, valid_from) as last_age_in_days
    from aged
),

unioned as (
    select
        attribute,
        age_in_days as turn_days
    from compared
    where confidence <> confidence_before
    union all
    select
        attribute,
        last_age_in_days + 1 as turn_days
    from compared
),

listed as (
    select
        attribute,
        turn_days
    from unioned
    group by
        attribute,
        turn_days
)

select * from listed
