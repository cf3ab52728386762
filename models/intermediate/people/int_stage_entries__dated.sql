-- grain: one row per surviving lead × funnel stage that it was seen to enter, at its first entry
{{ config(materialized='table', tags='no_activity') }}
with surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

stage_changes as (
    select * from {{ ref('int_stage_changes__mapped') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__linked_to_records') }}
),

run as (
    select * from {{ ref('util_run') }}
),

entries as (
    select
        record_id,
        'lead' as stage,
        record_created_at as entered_at,
        record_created_at as known_at
    from surviving
    where record_created_at is not null
    union all
    select
        record_id,
        stage,
        changed_at as entered_at,
        known_at
    from stage_changes
    where stage is not null
    union all
    select
        record_id,
        'opportunity' as stage,
        joined_at as entered_at,
        {{ known_at('joined_at', 'loaded_at') }} as known_at
    from opportunities
    where opportunity_kind = 'new' and is_named
    union all
    select
        record_id,
        'accepted' as stage,
        greatest(accepted_at, joined_at) as entered_at,
        {{ known_at('greatest(accepted_at, joined_at)', 'loaded_at') }} as known_at
    from opportunities
    where opportunity_kind = 'new' and is_named and accepted_at is not null
    union all
    select
        record_id,
        'won' as stage,
        greatest(closed_at, joined_at) as entered_at,
        {{ known_at('greatest(closed_at, joined_at)', 'loaded_at') }} as known_at
    from opportunities
    where opportunity_kind = 'new' and is_named and is_won and closed_at is not null
),

numbered as (
    select
        surviving.lead_id,
        entries.stage,
        entries.entered_at,
        entries.record_id,
        row_number() over (
            partition by surviving.lead_id, entries.stage
            order by entries.entered_at, {{ byte_order('entries.record_id') }}
        ) as entry_number
    from entries
    inner join surviving on entries.record_id = surviving.record_id
    cross join run
    where
        entries.entered_at <= run.as_of
        and entries.known_at <= run.known_as_of
        and not surviving.is_deleted
),

first_entries as (
    select
        lead_id,
        stage,
        entered_at,
        record_id
    from numbered
    where entry_number = 1
)

select * from first_entries
