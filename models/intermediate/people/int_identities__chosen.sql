-- grain: one row per anonymous id that was linked to a CRM record, at its first link
with identities as (
    select * from {{ ref('stg_activity__identities') }}
),

records as (
    select * from {{ ref('int_leads__surviving') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__chosen') }}
),

addresses_read as (
    select * from {{ ref('int_addresses__read') }}
),

linked as (
    select
        identities.anonymous_id,
        coalesce(records.record_id, addresses.record_id) as record_id,
        coalesce(identities.linked_at, {{ start_of_time() }}) as linked_at
    from identities
    left join records on identities.lead_id = records.record_id
    left join addresses_read on identities.email = addresses_read.written_email
    left join addresses on addresses_read.email = addresses.email
    where identities.anonymous_id is not null
),

numbered as (
    select
        *,
        row_number() over (
            partition by anonymous_id
            order by linked_at, {{ byte_order('record_id') }}
        ) as link_number
    from linked
    where record_id is not null
),

chosen as (
    select
        anonymous_id,
        record_id,
        linked_at
    from numbered
    where link_number = 1
)

select * from chosen
