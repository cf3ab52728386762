-- grain: one row per lead × kind of moment it is scored at, with the key of what its scores rest on
-- Equal keys, equal scores on one day, and from day to day as long as nothing of the lead turns.
with records as (
    select * from {{ ref('int_records__fingerprinted') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

stage_entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

basis as (
    select * from {{ ref('util_scoring_basis') }}
),

run as (
    select * from {{ ref('util_run') }}
),

known as (
    select
        resolved.lead_id,
        {{ hash_total('records.row_hash') }} as fingerprint,
        {{ hash_total('records.entry_row_hash') }} as entry_fingerprint
    from resolved
    left join records on resolved.record_id = records.record_id
    group by resolved.lead_id
),

unfinished as (
    select
        resolved.lead_id,
        max(run.as_of) as as_of
    from stage_entries
    inner join resolved on stage_entries.record_id = resolved.record_id
    cross join run
    where {{ end_of_day('stage_entries.entered_at') }} > run.as_of
    group by resolved.lead_id
),

keyed as (
    select
        known.lead_id,
        'current' as moment_kind,
        {{ dbt.hash(row_text(['known.fingerprint', 'basis.current_basis'])) }} as score_key
    from known
    cross join basis
    union all
    select
        known.lead_id,
        'stage_entry' as moment_kind,
        {{ dbt.hash(row_text([
            'known.entry_fingerprint', 'basis.entry_basis', 'unfinished.as_of'
        ])) }} as score_key
    from known
    cross join basis
    left join unfinished on known.lead_id = unfinished.lead_id
)

select * from keyed
