-- grain: one row per CRM record × day of this run on which the CRM may know it anew
-- A superset: fields, stage, deals and consent. Each acts from its own time or
-- from its arrival, whichever is later; fields without history act on the day of the last update.
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

field_changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'lead' and changed_at is not null
),

stage_changes as (
    select * from {{ ref('int_stage_changes__mapped') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__linked_to_records') }}
),

opportunity_people as (
    select * from {{ ref('stg_crm__opportunity_people') }}
),

answers as (
    select * from {{ ref('stg_crm__qualification_answers') }}
),

touches as (
    select * from {{ ref('stg_activity__sales_touches') }}
),

consents as (
    select * from {{ ref('int_consents__resolved_to_records') }}
),

shared as (
    select * from {{ ref('int_addresses__shared') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
),

connected as (
    select * from {{ ref('int_duplicates__connected') }}
    where is_crowded
),

days as (
    select * from {{ ref('util_turning_days') }}
),

shared_mailboxes as (
    select
        addresses.record_id,
        shared.shared_since
    from addresses
    inner join shared on addresses.email = shared.email
),

unioned as (
    {%- for relation, record, changed_at in [
        ('leads', 'lead_id', 'created_at'),
        ('leads', 'lead_id', 'updated_at'),
        ('resolved', 'record_id', 'greatest(merged_at, known_at)'),
        ('field_changes', 'entity_id', known_at('changed_at', 'loaded_at')),
        ('stage_changes', 'record_id', 'known_at'),
        ('opportunities', 'record_id', known_at('joined_at', 'loaded_at')),
        ('opportunities', 'record_id', 'closed_at'),
        ('opportunity_people', 'lead_id', 'added_at'),
        ('answers', 'lead_id', 'answered_at'),
        ('touches', 'lead_id', known_at('occurred_at', 'loaded_at')),
        ('consents', 'record_id', 'recorded_at'),
        ('shared_mailboxes', 'record_id', 'shared_since'),
        ('connected', 'record_id', 'duplicate_since'),
    ] %}
    select
        {{ record }} as record_id,
        cast({{ changed_at }} as date) as changed_on
    from {{ relation }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

changed as (
    select
        unioned.record_id,
        unioned.changed_on
    from unioned
    inner join days on unioned.changed_on = days.turning_on
    where unioned.record_id is not null
    group by
        unioned.record_id,
        unioned.changed_on
)

select * from changed
