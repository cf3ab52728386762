-- grain: one row per scoring moment of a lead that sales should not work, with the first reason
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

leads as (
    select * from {{ ref('int_leads__merged') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

lists as (
    select * from {{ ref('stg_rulebook__exclusion_lists') }}
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

described as (
    select
        moments.moment_id,
        moments.scored_on,
        profiles.email_domain,
        profiles.company_domain,
        lower(leads.company_name) as company_name,
        lower(leads.first_name) as first_name,
        lower(leads.last_name) as last_name,
        {{ words_of(part_of('leads.email', "'@'", 1)) }} as email_words,
        coalesce(
            accounts.customer_since < leads.created_at
            and (accounts.churned_at is null or accounts.churned_at >= leads.created_at),
            false
        ) as was_customer
    from moments
    inner join leads on moments.moment_id = leads.moment_id
    inner join profiles on moments.moment_id = profiles.moment_id
    left join accounts on profiles.account_id = accounts.account_id
),

matched as (
    select
        described.moment_id,
        lists.reason,
        lists.exclusion_id
    from described
    inner join lists
        on
            {{ in_force('lists', 'described.scored_on') }}
            and case lists.match_kind
                when 'email_domain' then described.email_domain = lists.match_value
                when 'company_domain' then described.company_domain = lists.match_value
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
        'existing_customer' as reason,
        null as exclusion_id
    from described
    where was_customer
),

numbered as (
    select
        moment_id,
        reason,
        row_number() over (
            partition by moment_id
            order by
                case when exclusion_id is null then 1 else 0 end,
                {{ byte_order('exclusion_id') }}
        ) as choice
    from matched
),

excluded as (
    select
        moment_id,
        reason as exclusion_reason
    from numbered
    where choice = 1
)

select * from excluded
