-- grain: one row per CRM record × piece of what is known of it, with a hash of that piece
-- Everything that the score of a lead is worked out from, but the rules: rows of the CRM, acts and
-- what is known of its companies. test_rescoring.py holds this list, and the CRM's, to the models.
-- Scores of stages entered know no act that came after the last of them: most news is none there.
with crm_records as (
    select * from {{ ref('int_crm_records__fingerprinted') }}
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

last_entries as (
    select * from {{ ref('int_records__last_entered') }}
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

sources as (
    select
        source_ids.source_key,
        source_ids.record_id,
        {{ row_hash('source_ids', as_seen_at('source_ids', ['linked_at', 'unlinked_at'])) }}
            as row_hash,
        case
            when cast(source_ids.linked_at as date) <= last_entries.last_entered_on
                then last_entries.last_entered_on
        end as last_entered_on
    from source_ids
    cross join run
    left join last_entries on source_ids.record_id = last_entries.record_id
),

hashed as (
    select
        activities.source_key,
        {{ row_hash('activities') }} as row_hash,
        activities.known_from_on <= sources.last_entered_on as is_of_entries
    from activities
    inner join sources on activities.source_key = sources.source_key
),

acts as (
    select
        source_key,
        {{ hash_total('row_hash') }} as fingerprint,
        {{ hash_total('case when is_of_entries then row_hash end') }} as entry_fingerprint
    from hashed
    group by source_key
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
        ('crm_records', 'record_id', []),
        ('touches', 'lead_id', ['occurred_at', 'loaded_at']),
        ('consents', 'record_id', ['recorded_at']),
        ('tied_companies', 'record_id', []),
    ] %}
    select
        {{ rows }}.{{ record_id }} as record_id,
        {{ row_hash(rows, as_seen_at(rows, instants)) }} as row_hash,
        {{ row_hash(rows, as_seen_at(rows, instants)) }} as entry_row_hash
    from {{ rows }}
    cross join run
    union all
    {%- endfor %}
    select
        sources.record_id,
        {{ row_hash('sources', ['acts.fingerprint']) }} as row_hash,
        case
            when sources.last_entered_on is not null
                then {{ row_hash('sources', ['acts.entry_fingerprint']) }}
        end as entry_row_hash
    from sources
    left join acts on sources.source_key = acts.source_key
)

select * from fingerprinted
