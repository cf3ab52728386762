-- grain: one row per lead × kind of moment, told whether this run must score it
-- A lead is due unless what it was last scored on is the same. The note of a lead that is due goes
-- before anything else changes, so a run that stops half-way leaves it due.
{{ config(
    materialized='table',
    post_hook=["{{ forget_notes('int_leads__kept', this, ['lead_id', 'moment_kind']) }}", "{{ tell_leads_due(this) }}"]
) }}
with fingerprinted as (
    select * from {{ ref('int_leads__fingerprinted') }}
),

kept as (
    {{ as_it_stands('int_leads__kept', {
        'lead_id': "''", 'moment_kind': "''", 'score_key': "''",
    }, beside=tables_kept_by_lead()) }}
),

compared as (
    select
        fingerprinted.lead_id,
        fingerprinted.moment_kind,
        fingerprinted.score_key,
        kept.lead_id is null as is_due
    from fingerprinted
    left join kept
        on
            fingerprinted.lead_id = kept.lead_id
            and fingerprinted.moment_kind = kept.moment_kind
            and fingerprinted.score_key = kept.score_key
)

select * from compared
