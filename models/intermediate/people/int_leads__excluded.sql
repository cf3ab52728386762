-- grain: one row per scoring moment of a lead that sales should not work, with every reason
-- Several reasons: the first by the order of the seed exclusion_reasons is the one that is shown.
-- A domain on a list stands for the domains below it too, where it is the one that was registered.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

leads as (
    select * from {{ ref('int_leads__merged') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

customers as (
    select * from {{ ref('int_customers__recognised') }}
),

domains as (
    select * from {{ ref('int_domains__classified') }}
),

lists as (
    select * from {{ ref('stg_rulebook__exclusion_lists') }}
),

reasons as (
    select * from {{ ref('exclusion_reasons') }}
),

described as (
    select
        moments.moment_id,
        moments.scored_on,
        profiles.email_domain,
        profiles.full_domain,
        profiles.company_domain,
        domains.registrable_domain as email_registrable_domain,
        lower(leads.company_name) as company_name,
        lower(leads.first_name) as first_name,
        lower(leads.last_name) as last_name,
        {{ words_of(part_of('leads.email', "'@'", 1)) }} as email_words
    from moments
    inner join leads on moments.moment_id = leads.moment_id
    inner join profiles on moments.moment_id = profiles.moment_id
    left join domains on profiles.email_domain = domains.domain
),

matched as (
    select
        described.moment_id,
        lists.reason
    from described
    inner join lists
        on
            {{ in_force('lists', 'described.scored_on') }}
            and case lists.match_kind
                when 'email_domain'
                    then
                        lists.match_value
                        in (described.email_domain, described.email_registrable_domain)
                when 'company_domain'
                    then
                        lists.match_value
                        in (described.full_domain, described.company_domain)
                when 'company_name' then described.company_name = lists.match_value
                when 'first_name' then described.first_name = lists.match_value
                when 'last_name' then described.last_name = lists.match_value
                when 'email_word'
                    then described.email_words like '% ' || lists.match_value || ' %'
                else false
            end
    union all
    select
        moment_id,
        'existing_customer' as reason
    from customers
),

ordered as (
    select
        matched.moment_id,
        matched.reason,
        reasons.precedence
    from matched
    inner join reasons on matched.reason = reasons.exclusion_reason
    group by
        matched.moment_id,
        matched.reason,
        reasons.precedence
),

excluded as (
    select
        moment_id,
        {{ first_known('reason', 'precedence') }} as exclusion_reason,
        {{ text_in_order('reason', "'; '", 'precedence') }} as exclusion_reasons
    from ordered
    group by moment_id
)

select * from excluded
