-- grain: one row, the fingerprint of all that decides which signal a kept event is
-- Kept activity with another fingerprint is read again from the raw events.
{{ config(materialized='table', tags='no_activity') }}
with rulebook_rows as (
    select * from {{ ref('stg_rulebook__rows') }}
),

run as (
    select * from {{ ref('util_run') }}
),

code as (
    select * from {{ ref('util_code') }}
),

hashed as (
    select
        {{ dbt.hash(dbt.concat([
            'rulebook_rows.seed_name', "'|'", 'rulebook_rows.row_text'
        ])) }} as row_hash
    from rulebook_rows
    cross join run
    where
        rulebook_rows.seed_name in ('signals', 'machine_rules', 'country_regions')
        and {{ in_force('rulebook_rows', 'run.scored_on') }}
),

fingerprinted as (
    select
        substring(
            {{ dbt.hash(
                text_in_order('row_hash', "''", byte_order('row_hash'))
                ~ " || max(code.activity_fingerprint) || '"
                ~ var('lead_scoring__arrivals_known_from') ~ "' || " ~ hash_version()
            ) }}, 1, {{ version_length() }}
        ) as classified_by
    from hashed
    cross join code
)

select * from fingerprinted
