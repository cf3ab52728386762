-- grain: one row per CRM record × piece of what is known of it, with a hash of that piece
-- Everything that the score of a lead is worked out from, but the rules: rows of the CRM, acts and
-- what is known of its companies. test_rescoring.py holds this list, and the CRM's, to the models.
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
        source_ids.*,
        acts.fingerprint
    from source_ids
    left join acts on source_ids.source_key = acts.source_key
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
        ('source_acts', 'record_id', ['linked_at', 'unlinked_at']),
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
