-- grain: one row per company domain × instant × attribute × provider, told who is believed
-- Of several providers the rulebook's precedence decides, then the newer value, then the name; a
-- value that is too old or too doubtful is no value.
{{ config(materialized='table') }}
with dated as (
    select * from {{ ref('int_company_values__dated') }}
),

aged as (
    select * from {{ ref('int_enrichment_rules__aged') }}
),

weighed as (
    select
        dated.*,
        aged.confidence,
        aged.confidence is not null as is_believable,
        row_number() over (
            partition by
                dated.company_domain,
                dated.as_of,
                dated.known_as_of,
                dated.attribute
            order by
                case when aged.confidence is null then 1 else 0 end,
                dated.precedence,
                dated.observed_at desc,
                {{ byte_order('dated.provider') }}
        ) as choice
    from dated
    left join aged
        on
            dated.enrichment_rule_id = aged.enrichment_rule_id
            and dated.valid_from = aged.valid_from
            and dated.age_in_days = aged.age_in_days
),

chosen as (
    select
        company_domain,
        as_of,
        known_as_of,
        attribute,
        provider,
        attribute_value,
        observed_at,
        precedence,
        age_in_days,
        confidence,
        is_believable,
        is_believable and choice = 1 as is_chosen
    from weighed
)

select * from chosen
