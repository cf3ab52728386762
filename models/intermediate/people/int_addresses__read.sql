-- grain: one row per e-mail address as it is written anywhere, with the mailbox that it means
-- Which spellings mean one mailbox is a rule of the provider. An address that cannot be read is
-- kept as it is, with the reason: it finds no person, but an objection or a wish to be erased
-- finds it.
{{ config(materialized='table') }}
{%- set undotted = dbt.replace('untagged.mailbox', "'.'", "''") %}
with source_ids as (
    select * from {{ ref('int_source_ids__noted') }}
),

providers as (
    select * from {{ ref('email_providers') }}
),

role_mailboxes as (
    select * from {{ ref('role_mailboxes') }}
),

unioned as (
    {%- for table in [
        'crm__leads', 'crm__lead_emails', 'crm__consents', 'crm__erasure_requests',
        'activity__identities',
    ] %}
    select lower(email) as written_email
    from {{ ref('stg_' ~ table) }}
    union all
    {%- endfor %}
    select recorded_email as written_email
    from source_ids
),

-- The greatest of equal texts is the text itself: so it is made plain once they are grouped.
written as (
    select
        written_email,
        {{ plain_email('max(written_email)') }} as plain_email
    from unioned
    where written_email <> ''
    group by written_email
),

judged as (
    select
        written_email,
        plain_email,
        {{ part_of('plain_email', "'@'", 1) }} as local_part,
        {{ part_of('plain_email', "'@'", 2) }} as domain,
        {{ email_problem('plain_email') }} as problem
    from written
),

untagged as (
    select
        judged.*,
        case
            when providers.tag_sign is null then judged.local_part
            when {{ part_of('judged.local_part', 'providers.tag_sign', 1) }} = ''
                then judged.local_part
            else {{ part_of('judged.local_part', 'providers.tag_sign', 1) }}
        end as mailbox,
        coalesce(providers.same_as_domain, judged.domain) as mail_domain,
        coalesce(providers.are_dots_ignored, false) as are_dots_ignored
    from judged
    left join providers on judged.domain = providers.domain
),

read as (
    select
        untagged.written_email,
        case
            when untagged.problem is not null then untagged.plain_email
            when untagged.are_dots_ignored
                then {{ dbt.concat([undotted, "'@'", 'untagged.mail_domain']) }}
            else {{ dbt.concat(['untagged.mailbox', "'@'", 'untagged.mail_domain']) }}
        end as email,
        role_mailboxes.local_part is not null as is_role_mailbox,
        untagged.problem
    from untagged
    left join role_mailboxes on untagged.mailbox = role_mailboxes.local_part
    where untagged.plain_email <> ''
)

select * from read
