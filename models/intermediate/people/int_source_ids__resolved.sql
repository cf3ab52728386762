-- grain: one row per combination of ids that events carry, with the CRM record they stand for
-- By a known lead id, else the e-mail, else the link of the anonymous id; else nobody yet. What an
-- erased lead is named in is nobody's, whoever shares its address or device.
{{ config(materialized='table') }}
with recorded as (
    select * from {{ ref('int_source_ids__noted') }}
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

shared as (
    select * from {{ ref('int_addresses__shared') }}
),

identities as (
    select * from {{ ref('int_identities__chosen') }}
),

erased as (
    select * from {{ ref('int_erased_ids__listed') }}
),

erased_names as (
    select source_id as erased_lead_id
    from erased
    where id_kind = 'lead_id'
    group by source_id
),

erased_addresses as (
    select source_id as erased_email
    from erased
    where id_kind = 'email'
),

-- What an erased lead is named in finds nobody by address or device, nor by device what has its
-- address. Keys that must not match are null, so that every join is by equal keys alone.
findable as (
    select
        recorded.source_key,
        recorded.recorded_lead_id,
        recorded.recorded_anonymous_id,
        case
            when erased_names.erased_lead_id is null then addresses_read.email
        end as email,
        case
            when erased_names.erased_lead_id is null and erased_addresses.erased_email is null
                then recorded.recorded_anonymous_id
        end as anonymous_id
    from recorded
    left join erased_names on recorded.recorded_lead_id = erased_names.erased_lead_id
    left join addresses_read on recorded.recorded_email = addresses_read.written_email
    left join erased_addresses on addresses_read.email = erased_addresses.erased_email
),

matched as (
    select
        findable.source_key,
        findable.recorded_lead_id,
        findable.email,
        findable.recorded_anonymous_id,
        coalesce(records.record_id, addresses.record_id, identities.record_id) as record_id,
        case
            when records.record_id is not null then 'lead_id'
            when addresses.record_id is not null then 'email'
            when identities.record_id is not null then 'link'
            when shared.email is not null then 'shared_mailbox'
            when findable.recorded_lead_id <> '' then 'unknown_lead'
            else 'anonymous'
        end as matched_by,
        case
            when records.record_id is not null or addresses.record_id is not null
                then {{ start_of_time() }}
            else coalesce(identities.linked_at, {{ start_of_time() }})
        end as linked_at,
        case
            when records.record_id is null and addresses.record_id is null
                then identities.unlinked_at
        end as unlinked_at
    from findable
    left join records on findable.recorded_lead_id = records.record_id
    left join addresses on findable.email = addresses.email
    left join shared on findable.email = shared.email
    left join identities on findable.anonymous_id = identities.anonymous_id
),

resolved as (
    select
        matched.source_key,
        matched.record_id,
        matched.linked_at,
        matched.unlinked_at,
        case
            when
                erased_leads.source_id is not null
                or erased_emails.source_id is not null
                or erased_visitors.source_id is not null
                then 'erased'
            else matched.matched_by
        end as matched_by
    from matched
    left join erased as erased_leads
        on
            matched.recorded_lead_id = erased_leads.source_id
            and erased_leads.id_kind = 'lead_id'
            and matched.record_id is null
    left join erased as erased_emails
        on
            matched.email = erased_emails.source_id
            and erased_emails.id_kind = 'email'
            and matched.record_id is null
    left join erased as erased_visitors
        on
            matched.recorded_anonymous_id = erased_visitors.source_id
            and erased_visitors.id_kind = 'anonymous_id'
            and matched.record_id is null
)

select * from resolved
