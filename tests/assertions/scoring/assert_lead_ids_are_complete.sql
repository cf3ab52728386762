-- grain: one row per usable CRM record that lead_ids does not lead to a living lead, or back
with

dispositions as (
    select * from {{ ref('util_lead_dispositions') }}
),

lead_ids as (
    select * from {{ ref('lead_ids') }}
    where id_kind = 'lead'
),

usable as (
    select lead_id
    from dispositions
    where disposition not in ('quarantined', 'erased')
),

wrong as (
    select
        usable.lead_id as source_id,
        'lead_ids does not know the record ' || usable.lead_id || '.' as sentence
    from usable
    left join lead_ids on usable.lead_id = lead_ids.source_id
    where lead_ids.source_id is null
    union all
    select
        lead_ids.source_id,
        'lead_ids leads ' || lead_ids.source_id || ' to ' || lead_ids.lead_id
        || ', which is no lead of its own.' as sentence
    from lead_ids
    left join lead_ids as survivors
        on
            lead_ids.lead_id = survivors.source_id
            and survivors.lead_id = survivors.source_id
    where survivors.source_id is null
)

select * from wrong
