-- grain: one row per consent record × CRM record that it speaks of, by id or by address
with consents as (
    select * from {{ ref('stg_crm__consents') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
),

addresses_read as (
    select * from {{ ref('int_addresses__read') }}
),

resolved as (
    select
        lead_id as record_id,
        lower(purpose) as purpose,
        lower(status) as status,
        recorded_at
    from consents
    where lead_id is not null and recorded_at is not null
    union all
    select
        addresses.record_id,
        lower(consents.purpose) as purpose,
        lower(consents.status) as status,
        consents.recorded_at
    from consents
    inner join addresses_read on consents.email = addresses_read.written_email
    inner join addresses on addresses_read.email = addresses.email
    where consents.recorded_at is not null
)

select * from resolved
