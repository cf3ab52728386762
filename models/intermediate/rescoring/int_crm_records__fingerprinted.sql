-- grain: one row per CRM record, with a hash of what the CRM knows of it
-- Rows of the CRM alone: a run on activity leaves it as it is.
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

field_changes as (
    select * from {{ ref('stg_crm__field_changes') }}
    where entity_kind = 'lead'
),

stage_changes as (
    select * from {{ ref('int_stage_changes__mapped') }}
),

stage_entries as (
    select * from {{ ref('int_stage_entries__dated') }}
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

run as (
    select * from {{ ref('util_run') }}
),

hashed as (
    {%- for rows, record_id, instants in [
        ('leads', 'lead_id', ['created_at', 'updated_at', 'deleted_at']),
        ('surviving', 'record_id', []),
        ('resolved', 'record_id', ['merged_at', 'known_at']),
        ('field_changes', 'entity_id', ['changed_at', 'loaded_at']),
        ('stage_changes', 'record_id', ['changed_at', 'known_at']),
        ('stage_entries', 'record_id', ['entered_at']),
        ('opportunities', 'record_id', ['created_at', 'joined_at', 'closed_at', 'loaded_at']),
        ('opportunity_people', 'lead_id', ['added_at']),
        ('answers', 'lead_id', ['answered_at']),
    ] %}
    select
        {{ rows }}.{{ record_id }} as record_id,
        {{ row_hash(rows, as_seen_at(rows, instants)) }} as row_hash
    from {{ rows }}
    cross join run
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

fingerprinted as (
    select
        record_id,
        {{ hash_total('row_hash') }} as fingerprint
    from hashed
    where record_id is not null
    group by record_id
)

select * from fingerprinted
