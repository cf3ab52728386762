-- grain: one row per CRM record × piece of what is known of it, with a hash of that piece
-- Everything that the score of a lead is worked out from, but the rules: rows of the CRM, acts and
-- what is known of its companies. tests/test_rescoring.py holds this list against the models.
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

touches as (
    select * from {{ ref('stg_activity__sales_touches') }}
),

consents as (
    select * from {{ ref('int_consents__resolved_to_records') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__resolved') }}
    where record_id is not null
),

activities as (
    select * from {{ ref('int_activities__dated') }}
),

ties as (
    select * from {{ ref('int_records__tied_to_companies') }}
),

companies as (
    select * from {{ ref('int_companies__fingerprinted') }}
),

run as (
    select * from {{ ref('util_run') }}
),

acts as (
    select
        source_key,
        {{ hash_total(row_hash('activities')) }} as fingerprint
    from activities
    group by source_key
),

source_acts as (
    select
        source_ids.record_id,
        acts.*
    from acts
    inner join source_ids on acts.source_key = source_ids.source_key
),

tied_companies as (
    select
        ties.record_id,
        companies.*
    from ties
    inner join companies
        on ties.key_kind = companies.key_kind and ties.company_key = companies.company_key
),

fingerprinted as (
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
        ('touches', 'lead_id', ['occurred_at', 'loaded_at']),
        ('consents', 'record_id', ['recorded_at']),
        ('source_ids', 'record_id', ['linked_at', 'unlinked_at']),
        ('source_acts', 'record_id', []),
        ('tied_companies', 'record_id', []),
    ] %}
    select
        {{ rows }}.{{ record_id }} as record_id,
        {{ row_hash(rows, as_seen_at(rows, instants)) }} as row_hash
    from {{ rows }}
    cross join run
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from fingerprinted
