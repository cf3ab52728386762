-- grain: one row per person × the earliest person of the same name at the same company
-- A name alone proves little: two John Smiths may work at one firm. Accents make no difference, and
-- a domain of free mail or disposable addresses is no company's.
with people as (
    select * from {{ ref('int_records__merged') }}
    where record_id = lead_id and is_made and not is_deleted
),

leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

business_domains as (
    select * from {{ ref('int_domains__classified') }}
    where domain_kind = 'business'
),

rules as (
    select * from {{ ref('stg_rulebook__identity_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

described as (
    select
        leads.lead_id,
        leads.created_at,
        {{ words_of(unaccented(
            dbt.concat(['leads.first_name', "' '", 'leads.last_name'])
        )) }} as full_name,
        leads.job_title,
        leads.plain_email,
        coalesce(company.domain, mail.domain) as company_domain,
        mail.domain as mail_domain
    from leads
    inner join people on leads.lead_id = people.record_id
    left join business_domains as company on leads.own_domain = company.domain
    left join business_domains as mail on leads.email_domain = mail.domain
    where
        leads.first_name is not null
        and leads.last_name is not null
        and (company.domain is not null or mail.domain is not null)
),

numbered as (
    select
        *,
        row_number() over (
            partition by full_name, company_domain
            order by created_at, {{ byte_order('lead_id') }}
        ) as place,
        count(*) over (partition by full_name, company_domain) as people_count
    from described
),

paired as (
    select
        others.lead_id as record_id,
        firsts.lead_id as original_id,
        others.created_at as duplicate_since,
        others.people_count,
        others.mail_domain = firsts.mail_domain
        and others.plain_email <> firsts.plain_email as has_two_mailboxes,
        {{ words_of(unaccented('others.job_title')) }} as job_title,
        {{ words_of(unaccented('firsts.job_title')) }} as original_job_title
    from numbered as firsts  -- a self-join -- noqa: AL07
    inner join numbered as others  -- a self-join -- noqa: AL07
        on
            firsts.full_name = others.full_name
            and firsts.company_domain = others.company_domain
    where firsts.place = 1 and others.place > 1
),

told as (
    select
        record_id,
        original_id,
        duplicate_since,
        people_count,
        case
            when has_two_mailboxes then 'name_and_two_mailboxes'
            when job_title = original_job_title then 'name_company_and_title'
            else 'name_and_company'
        end as match_kind
    from paired
),

found as (
    select
        told.record_id,
        told.original_id,
        told.match_kind,
        told.duplicate_since
    from told
    cross join run
    inner join rules
        on
            told.match_kind = rules.match_kind
            and {{ in_force('rules', 'run.scored_on') }}
    where told.people_count <= rules.max_people
)

select * from found
