-- grain: one row per lead × kind of moment, told whether this run must score it
-- A lead is due unless what it was last scored on is the same and nothing of it has turned on a day
-- since. The note of a lead that is due goes before anything else changes, so a run that stops
-- half-way leaves it due.
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
        'scored_on': cast_date('1900-01-01'),
    }, beside=tables_kept_by_lead()) }}
),

run as (
    select * from {{ ref('util_run') }}
),

days as (
    select * from {{ ref('util_turning_days') }}
    where is_of_scores
),

lead_days as (
    select * from {{ ref('int_leads__turning') }}
),

attribute_days as (
    select * from {{ ref('int_attribute_days__turning') }}
),

known_days as (
    select min(turning_on) as known_from
    from days
),

turning as (
    select
        lead_id,
        changed_on
    from lead_days
    union all
    select
        lead_id,
        changed_on
    from attribute_days
),

last_turns as (
    select
        turning.lead_id,
        max(turning.changed_on) as changed_on
    from turning
    inner join days on turning.changed_on = days.turning_on
    group by turning.lead_id
),

-- The score of a stage entered has a day of its own. Of notes of other days those hold that are of
-- a day from which on every turn is known; a run that leaves out one of the models that find turns
-- knows none.
holding as (
    select
        kept.lead_id,
        kept.moment_kind,
        kept.score_key
    from kept
    cross join run
    cross join known_days
    left join last_turns on kept.lead_id = last_turns.lead_id
    where
        kept.moment_kind = 'stage_entry'
        or kept.scored_on = run.scored_on
        or (
            {{ builds_all_of([
                'util_turning_days', 'int_leads__turning', 'int_attribute_days__turning',
            ]) }}
            and kept.scored_on < run.scored_on
            and {{ days_later('kept.scored_on', 1) }} >= known_days.known_from
            and (last_turns.lead_id is null or last_turns.changed_on <= kept.scored_on)
        )
),

compared as (
    select
        fingerprinted.lead_id,
        fingerprinted.moment_kind,
        fingerprinted.score_key,
        run.scored_on,
        holding.lead_id is null as is_due
    from fingerprinted
    cross join run
    left join holding
        on
            fingerprinted.lead_id = holding.lead_id
            and fingerprinted.moment_kind = holding.moment_kind
            and fingerprinted.score_key = holding.score_key
)

select * from compared
