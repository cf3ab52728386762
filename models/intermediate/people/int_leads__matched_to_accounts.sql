-- grain: one row per scoring moment, with the account and the company domain of the lead
-- By the CRM's account id, else by the exact domain of the company or of a business e-mail address.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__merged') }}
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

email_domains as (
    select * from {{ ref('int_email_domains__classified') }}
),

accounts_by_domain as (
    select
        domain,
        min({{ byte_order('account_id') }}) as account_id
    from accounts
    where domain is not null
    group by domain
),

addressed as (
    select
        moment_id,
        account_id,
        {{ bare_domain('company_domain') }} as own_domain,
        {{ email_domain('email') }} as email_domain
    from leads
),

classified as (
    select
        addressed.moment_id,
        addressed.account_id,
        addressed.own_domain,
        addressed.email_domain,
        case
            when addressed.email_domain is null then null
            else coalesce(email_domains.email_kind, 'business')
        end as email_kind
    from addressed
    left join email_domains on addressed.email_domain = email_domains.domain
),

matched as (
    select
        classified.moment_id,
        coalesce(accounts.account_id, accounts_by_domain.account_id) as account_id,
        case
            when accounts.account_id is not null then 'crm_id'
            when accounts_by_domain.account_id is not null then 'domain'
            else 'none'
        end as account_match,
        coalesce(
            classified.own_domain,
            accounts.domain,
            case when classified.email_kind = 'business' then classified.email_domain end
        ) as company_domain,
        classified.email_domain,
        classified.email_kind
    from classified
    left join accounts
        on classified.account_id = accounts.account_id
    left join accounts_by_domain
        on
            coalesce(
                classified.own_domain,
                case when classified.email_kind = 'business' then classified.email_domain end
            ) = accounts_by_domain.domain
)

select * from matched
