-- grain: one row per domain that more leads carry than a company has × validity of the rule
-- Without an account of its own it counts as a provider's from the lead on that was one too many.
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

domains as (
    select * from {{ ref('int_domains__classified') }}
    where domain_kind = 'business'
),

accounts as (
    select * from {{ ref('int_accounts__keyed') }}
),

rules as (
    select * from {{ ref('stg_rulebook__account_match_rules') }}
    where match_method = 'email_domain' and max_leads is not null
),

worded as (
    select
        lead_id,
        created_at,
        email_domain as domain
    from leads
    union all
    select
        lead_id,
        created_at,
        own_domain as domain
    from leads
),

carried as (
    select
        domains.registrable_domain,
        worded.lead_id,
        worded.created_at
    from worded
    inner join domains on worded.domain = domains.domain
    where domains.registrable_domain is not null
    group by
        domains.registrable_domain,
        worded.lead_id,
        worded.created_at
),

numbered as (
    select
        registrable_domain,
        created_at,
        row_number() over (
            partition by registrable_domain
            order by created_at, {{ byte_order('lead_id') }}
        ) as lead_number,
        count(*) over (partition by registrable_domain) as leads_count
    from carried
),

claimed as (
    select
        registrable_domain,
        min(created_at) as claimed_at
    from accounts
    where registrable_domain is not null
    group by registrable_domain
),

found as (
    select
        numbered.registrable_domain,
        rules.valid_from,
        rules.valid_to,
        numbered.created_at as shared_from,
        claimed.claimed_at,
        numbered.leads_count
    from numbered
    inner join rules on numbered.lead_number = rules.max_leads + 1
    left join claimed on numbered.registrable_domain = claimed.registrable_domain
)

select * from found
