-- grain: one row per anonymous id that was linked to a CRM record, at its first link
-- From the instant on at which more people are linked than the rulebook allows the device is
-- nobody's: unlinked_at.
{{ config(materialized='table') }}
with links as (
    select * from {{ ref('int_identities__unioned') }}
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

rules as (
    select * from {{ ref('stg_rulebook__identity_rules') }}
    where match_kind = 'device'
),

run as (
    select * from {{ ref('util_run') }}
),

linked as (
    select
        links.anonymous_id,
        coalesce(records.lead_id, owners.lead_id) as lead_id,
        coalesce(records.record_id, addresses.record_id) as record_id,
        links.linked_at
    from links
    left join records on links.lead_id = records.record_id
    left join addresses_read on links.email = addresses_read.written_email
    left join addresses on addresses_read.email = addresses.email
    left join records as owners on addresses.record_id = owners.record_id  -- noqa: AL07
    where coalesce(records.record_id, addresses.record_id) is not null
),

numbered as (
    select
        *,
        row_number() over (
            partition by anonymous_id, lead_id
            order by linked_at, {{ byte_order('record_id') }}
        ) as link_number
    from linked
),

ordered as (
    select
        anonymous_id,
        record_id,
        linked_at,
        row_number() over (
            partition by anonymous_id
            order by linked_at, {{ byte_order('record_id') }}
        ) as person_number
    from numbered
    where link_number = 1
),

chosen as (
    select
        ordered.anonymous_id,
        {{ first_known('ordered.record_id', 'ordered.person_number') }} as record_id,
        min(ordered.linked_at) as linked_at,
        min(case when ordered.person_number > rules.max_people then ordered.linked_at end)
            as unlinked_at,
        cast(count(*) as {{ dbt.type_int() }}) as people_count
    from ordered
    cross join run
    left join rules on {{ in_force('rules', 'run.scored_on') }}
    group by ordered.anonymous_id
)

select * from chosen
