-- grain: one row per CRM record × normalised e-mail address
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

lead_emails as (
    select * from {{ ref('stg_crm__lead_emails') }}
),

unioned as (
    select
        lead_id as record_id,
        {{ normalised_email('email') }} as email
    from leads
    where quarantine_reason is null
    union all
    select
        lead_id as record_id,
        {{ normalised_email('email') }} as email
    from lead_emails
    where lead_id is not null
),

grouped as (
    select
        record_id,
        email
    from unioned
    where email is not null
    group by
        record_id,
        email
)

select * from grouped
