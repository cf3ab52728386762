-- grain: one row per account that is not deleted, with the keys by which leads find it
-- A domain of free mail or disposable addresses is no key, whatever the CRM says.
{{ config(materialized='table', tags='no_activity') }}
with accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
),

domains as (
    select * from {{ ref('int_domains__classified') }}
    where domain_kind = 'business'
),

names as (
    select * from {{ ref('int_company_names__normalised') }}
),

countries as (
    select * from {{ ref('country_regions') }}
),

keyed as (
    select
        accounts.account_id,
        domains.domain,
        domains.registrable_domain,
        domains.company_domain,
        names.name_key,
        coalesce(countries.country_code, lower(accounts.country)) as country_key,
        coalesce(accounts.created_at, {{ start_of_time() }}) as created_at
    from accounts
    left join domains on accounts.domain = domains.domain
    left join names on accounts.account_name = names.company_name
    left join countries on lower(accounts.country) = countries.country_name
)

select * from keyed
