-- grain: one row per kind of source id × id ever seen, with the lead it stands for now
-- depends_on: {{ ref('scoring_runs') }}
with surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

identities as (
    select * from {{ ref('int_identities__chosen') }}
),

run as (
    select * from {{ ref('util_run') }}
),

record_ids as (
    select
        'lead' as id_kind,
        record_id as source_id,
        lead_id,
        resolved_by as how,
        case when resolved_by = 'itself' then record_created_at else merged_at end as resolved_at,
        is_deleted
    from surviving
),

anonymous_ids as (
    select
        'anonymous' as id_kind,
        identities.anonymous_id as source_id,
        surviving.lead_id,
        'link' as how,
        identities.linked_at as resolved_at,
        surviving.is_deleted
    from identities
    inner join surviving on identities.record_id = surviving.record_id
    cross join run
    where
        identities.linked_at <= run.as_of
        and (identities.unlinked_at is null or identities.unlinked_at > run.as_of)
),

unioned as (
    select * from record_ids
    union all
    select * from anonymous_ids
)

select * from unioned
