-- grain: one row per scoring moment, with the account and the company domain of the lead
-- By the best of the ways that the rulebook allows; how, how surely and why this one of several.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__keyed') }}
),

candidates as (
    select * from {{ ref('int_account_candidates__ranked') }}
    where choice = 1
),

matched as (
    select
        leads.moment_id,
        candidates.account_id,
        coalesce(candidates.match_method, 'none') as account_match,
        candidates.tie_break as account_tie_break,
        candidates.confidence as account_confidence,
        coalesce(
            leads.own_domain,
            candidates.domain,
            case when leads.email_kind = 'business' then leads.email_domain end
        ) as full_domain,
        coalesce(
            leads.own_company_domain,
            candidates.company_domain,
            case when leads.email_kind = 'business' then leads.email_company_domain end
        ) as company_domain,
        leads.email_domain,
        leads.email_kind
    from leads
    left join candidates on leads.moment_id = candidates.moment_id
)

select * from matched
