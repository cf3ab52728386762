-- grain: one row per company domain × instant × attribute × provider, its newest value then
-- Asked for are the companies of this run's moments then, and every company as of the run.
with observed as (
    select * from {{ ref('int_company_values__observed') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

run as (
    select * from {{ ref('util_run') }}
),

rules as (
    select * from {{ ref('stg_rulebook__enrichment_rules') }}
),

asked as (
    select
        matches.company_domain,
        moments.as_of,
        moments.known_as_of
    from matches
    inner join moments on matches.moment_id = moments.moment_id
    union all
    select
        observed.company_domain,
        run.as_of,
        run.known_as_of
    from observed
    cross join run
),

instants as (
    select
        company_domain,
        as_of,
        known_as_of,
        cast(as_of as date) as scored_on
    from asked
    where company_domain is not null
    group by
        company_domain,
        as_of,
        known_as_of
),

read_by_rules as (
    select
        instants.*,
        observed.attribute,
        observed.provider,
        observed.attribute_value,
        observed.observed_at,
        rules.enrichment_rule_id,
        rules.valid_from,
        rules.precedence,
        row_number() over (
            partition by
                instants.company_domain,
                instants.as_of,
                instants.known_as_of,
                observed.attribute,
                observed.provider
            order by
                observed.observed_at desc,
                {{ byte_order('observed.attribute_value') }},
                case when rules.provider = '' then 1 else 0 end
        ) as recency
    from instants
    inner join observed on instants.company_domain = observed.company_domain
    inner join rules
        on
            observed.attribute = rules.attribute
            and (rules.provider = '' or observed.provider = rules.provider)
            and {{ in_force('rules', 'instants.scored_on') }}
    where
        observed.observed_at <= instants.as_of
        and observed.known_at <= instants.known_as_of
),

dated as (
    select
        company_domain,
        as_of,
        known_as_of,
        attribute,
        provider,
        attribute_value,
        observed_at,
        enrichment_rule_id,
        valid_from,
        precedence,
        {{ dbt.datediff('cast(observed_at as date)', 'scored_on', 'day') }} as age_in_days
    from read_by_rules
    where recency = 1
)

select * from dated
