-- grain: one row per current moment × kind of record × field with a recorded change by then
with changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where changed_at is not null
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
    where moment_kind = 'current'
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

matches as (
    select * from {{ ref('int_leads__matched_to_accounts') }}
    where account_id is not null
),

entities as (
    select
        moment_id,
        'lead' as entity_kind,
        record_id as entity_id
    from assigned
    union all
    select
        moment_id,
        'account' as entity_kind,
        account_id as entity_id
    from matches
),

last_changed as (
    select
        moments.moment_id,
        changes.entity_kind,
        changes.field,
        max(changes.changed_at) as changed_at
    from moments
    inner join entities on moments.moment_id = entities.moment_id
    inner join changes
        on
            entities.entity_kind = changes.entity_kind
            and entities.entity_id = changes.entity_id
    where
        changes.changed_at <= moments.as_of
        and {{ known_at('changes.changed_at', 'changes.loaded_at') }} <= moments.known_as_of
    group by
        moments.moment_id,
        changes.entity_kind,
        changes.field
)

select * from last_changed
