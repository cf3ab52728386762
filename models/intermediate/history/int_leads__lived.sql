-- grain: one row per lead that was scored at the end of any day, with the first of these days
-- lived_to is the first day at whose end it is merged away or deleted.
{{ config(materialized='table', tags='no_activity') }}
with resolved as (
    select * from {{ ref('int_records__resolved') }}
),

leads as (
    select * from {{ ref('int_leads__screened') }}
),

begun as (
    select
        resolved.lead_id,
        min(
            cast(greatest(resolved.merged_at, resolved.known_at, leads.created_at) as date)
        ) as lived_from
    from resolved
    inner join leads on resolved.record_id = leads.lead_id and leads.quarantine_reason is null
    group by resolved.lead_id
),

merged_away as (
    select
        record_id as lead_id,
        min(cast(greatest(merged_at, known_at) as date)) as merged_on
    from resolved
    where hops > 0
    group by record_id
),

ended as (
    select
        begun.lead_id,
        begun.lived_from,
        merged_away.merged_on,
        case
            when leads.is_deleted
                then coalesce(cast(leads.deleted_at as date), begun.lived_from)
        end as deleted_on
    from begun
    inner join leads on begun.lead_id = leads.lead_id and leads.quarantine_reason is null
    left join merged_away on begun.lead_id = merged_away.lead_id
),

lived as (
    select
        lead_id,
        lived_from,
        least({{ open_ended('merged_on') }}, {{ open_ended('deleted_on') }}) as lived_to
    from ended
    where lived_from < least({{ open_ended('merged_on') }}, {{ open_ended('deleted_on') }})
)

select * from lived
