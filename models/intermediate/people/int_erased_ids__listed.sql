-- grain: one row per kind of id × lead id, e-mail or anonymous id of a person who was erased
with erased as (
    select * from {{ ref('int_leads__erased') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
),

addresses_read as (
    select * from {{ ref('int_addresses__read') }}
),

named as (
    select * from {{ ref('int_erasures__named') }}
),

requests as (
    select * from {{ ref('stg_crm__erasure_requests') }}
),

identities as (
    select * from {{ ref('stg_activity__identities') }}
),

unioned as (
    select
        'lead_id' as id_kind,
        record_id as source_id
    from erased
    union all
    select
        'email' as id_kind,
        addresses.email as source_id
    from erased
    inner join addresses on erased.record_id = addresses.record_id
    union all
    select
        'lead_id' as id_kind,
        record_id as source_id
    from named
    union all
    select
        'email' as id_kind,
        addresses_read.email as source_id
    from requests
    inner join addresses_read on requests.email = addresses_read.written_email
    union all
    select
        'anonymous_id' as id_kind,
        identities.anonymous_id as source_id
    from identities
    inner join erased on identities.lead_id = erased.record_id
    where identities.anonymous_id is not null
    union all
    select
        'anonymous_id' as id_kind,
        identities.anonymous_id as source_id
    from identities
    inner join addresses_read on identities.email = addresses_read.written_email
    inner join addresses on addresses_read.email = addresses.email
    inner join erased on addresses.record_id = erased.record_id
    where identities.anonymous_id is not null
),

listed as (
    select
        id_kind,
        source_id
    from unioned
    group by
        id_kind,
        source_id
)

select * from listed
