-- grain: one row per scoring moment, with the keys by which the lead's company may be found
-- A domain of free mail, disposable addresses or a provider tells nothing of a company.
{{ config(materialized='table') }}
with leads as (
    select * from {{ ref('int_leads__merged') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

domains as (
    select * from {{ ref('int_domains__classified') }}
),

shared_domains as (
    select * from {{ ref('int_shared_domains__found') }}
),

names as (
    select * from {{ ref('int_company_names__normalised') }}
),

countries as (
    select * from {{ ref('country_regions') }}
),

worded as (
    select
        moments.moment_id,
        moments.scored_on,
        moments.as_of,
        leads.account_id,
        leads.company_name,
        lower(leads.country) as country_name,
        {{ bare_domain('leads.company_domain') }} as own_domain,
        {{ plain_email('leads.email') }} as plain_email
    from leads
    inner join moments on leads.moment_id = moments.moment_id
),

addressed as (
    select
        *,
        {{ email_domain('plain_email') }} as email_domain
    from worded
),

shared as (
    select
        domains.domain,
        shared_domains.shared_from,
        coalesce(shared_domains.claimed_at, {{ cast_timestamp(cast_date('9999-12-31')) }})
            as claimed_at,
        shared_domains.valid_from,
        shared_domains.valid_to
    from domains
    inner join shared_domains
        on domains.registrable_domain = shared_domains.registrable_domain
),

keyed as (
    select
        addressed.moment_id,
        addressed.scored_on,
        addressed.as_of,
        addressed.account_id,
        case
            when company.domain_kind = 'business' and own_shared.domain is null
                then addressed.own_domain
        end as own_domain,
        case
            when company.domain_kind = 'business' and own_shared.domain is null
                then company.registrable_domain
        end as own_registrable_domain,
        case
            when company.domain_kind = 'business' and own_shared.domain is null
                then company.company_domain
        end as own_company_domain,
        addressed.email_domain,
        case
            when email_shared.domain is not null then 'provider'
            else mail.domain_kind
        end as email_kind,
        mail.registrable_domain as email_registrable_domain,
        mail.company_domain as email_company_domain,
        names.name_key,
        coalesce(countries.country_code, addressed.country_name) as country_key
    from addressed
    left join domains as company on addressed.own_domain = company.domain
    left join domains as mail on addressed.email_domain = mail.domain
    left join shared as own_shared
        on
            addressed.own_domain = own_shared.domain
            and {{ in_force('own_shared', 'addressed.scored_on') }}
            and addressed.as_of >= own_shared.shared_from
            and addressed.as_of < own_shared.claimed_at
    left join shared as email_shared
        on
            addressed.email_domain = email_shared.domain
            and {{ in_force('email_shared', 'addressed.scored_on') }}
            and addressed.as_of >= email_shared.shared_from
            and addressed.as_of < email_shared.claimed_at
    left join names on addressed.company_name = names.company_name
    left join countries on addressed.country_name = countries.country_name
)

select * from keyed
