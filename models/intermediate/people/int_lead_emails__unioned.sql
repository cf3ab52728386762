-- grain: one row per CRM record × mailbox that an address of the record means
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

lead_emails as (
    select * from {{ ref('stg_crm__lead_emails') }}
),

addresses as (
    select * from {{ ref('int_addresses__read') }}
),

unioned as (
    select
        lead_id as record_id,
        email
    from leads
    where quarantine_reason is null
    union all
    select
        lead_id as record_id,
        email
    from lead_emails
    where lead_id is not null
),

grouped as (
    select
        unioned.record_id,
        addresses.email,
        addresses.is_role_mailbox,
        addresses.problem is null as is_readable
    from unioned
    inner join addresses on unioned.email = addresses.written_email
    group by
        unioned.record_id,
        addresses.email,
        addresses.is_role_mailbox,
        addresses.problem is null
)

select * from grouped
