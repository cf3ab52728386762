-- grain: one row per current moment × attribute that somebody tells, with the source that counts
-- The lead's own field, then its account's, then the market provider that is believed.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

crm_values as (
    select * from {{ ref('int_crm_values__listed') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

company_values as (
    select * from {{ ref('int_company_values__chosen') }}
    where is_chosen
),

rules as (
    select * from {{ ref('stg_rulebook__enrichment_rules') }}
    where provider = 'crm'
),

aged as (
    select * from {{ ref('int_enrichment_rules__aged') }}
),

crm_aged as (
    select
        crm_values.*,
        rules.enrichment_rule_id,
        rules.valid_from,
        {{ dbt.datediff('cast(crm_values.observed_at as date)', 'moments.scored_on', 'day') }}
            as age_in_days
    from crm_values
    inner join moments on crm_values.moment_id = moments.moment_id
    left join rules
        on
            crm_values.attribute = rules.attribute
            and {{ in_force('rules', 'moments.scored_on') }}
),

unioned as (
    select
        crm_aged.moment_id,
        crm_aged.attribute,
        crm_aged.source_kind,
        'crm' as source,
        crm_aged.attribute_value,
        crm_aged.observed_at,
        crm_aged.age_in_days,
        aged.confidence,
        case crm_aged.source_kind when 'lead' then 1 else 2 end as source_rank
    from crm_aged
    left join aged
        on
            crm_aged.enrichment_rule_id = aged.enrichment_rule_id
            and crm_aged.valid_from = aged.valid_from
            and crm_aged.age_in_days = aged.age_in_days
    union all
    select
        moments.moment_id,
        company_values.attribute,
        'provider' as source_kind,
        company_values.provider as source,
        company_values.attribute_value,
        company_values.observed_at,
        company_values.age_in_days,
        company_values.confidence,
        3 as source_rank
    from moments
    inner join matches on moments.moment_id = matches.moment_id
    inner join company_values
        on
            matches.company_domain = company_values.company_domain
            and moments.as_of = company_values.as_of
            and moments.known_as_of = company_values.known_as_of
),

ranked as (
    select
        *,
        row_number() over (partition by moment_id, attribute order by source_rank) as choice
    from unioned
),

chosen as (
    select
        moment_id,
        attribute,
        source_kind,
        source,
        attribute_value,
        observed_at,
        age_in_days,
        confidence
    from ranked
    where choice = 1
)

select * from chosen
