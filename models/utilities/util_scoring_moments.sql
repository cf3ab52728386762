-- grain: one row per kind of moment × lead × instant at which the lead is scored
-- The score now and the score on the day a stage was entered go through the same arithmetic; of
-- both, only those that this run must work out anew.
-- moment_id is a number: every piece of evidence is joined and grouped by it.
{{ config(materialized='table') }}
with surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

stage_entries as (
    select * from {{ ref('int_stage_entries__dated') }}
),

periods as (
    select * from {{ ref('util_rulebook_periods') }}
),

transitions as (
    select * from {{ ref('funnel_transitions') }}
),

run as (
    select * from {{ ref('util_run') }}
),

change_days as (
    select * from {{ ref('int_days__of_change') }}
),

due as (
    select * from {{ ref('int_leads__compared') }}
    where is_due
),

entry_days as (
    select
        stage_entries.record_id,
        least({{ end_of_day('stage_entries.entered_at') }}, run.as_of) as as_of
    from stage_entries
    inner join transitions on stage_entries.stage = transitions.from_stage
    inner join due
        on stage_entries.lead_id = due.lead_id and due.moment_kind = 'stage_entry'
    cross join run
    group by
        stage_entries.record_id,
        least({{ end_of_day('stage_entries.entered_at') }}, run.as_of)
),

entry_leads as (
    select
        resolved.lead_id,
        entry_days.as_of,
        row_number() over (
            partition by entry_days.record_id, entry_days.as_of
            order by resolved.hops desc
        ) as nearness
    from entry_days
    inner join resolved on entry_days.record_id = resolved.record_id
    where resolved.merged_at <= entry_days.as_of and resolved.known_at <= entry_days.as_of
),

unioned as (
    select
        'current' as moment_kind,
        surviving.lead_id,
        run.as_of,
        run.known_as_of
    from surviving
    inner join due on surviving.lead_id = due.lead_id and due.moment_kind = 'current'
    cross join run
    where not surviving.is_deleted and surviving.record_created_at <= run.as_of
    group by
        surviving.lead_id,
        run.as_of,
        run.known_as_of
    union all
    select
        'stage_entry' as moment_kind,
        entry_leads.lead_id,
        entry_leads.as_of,
        entry_leads.as_of as known_as_of
    from entry_leads
    where entry_leads.nearness = 1
    group by
        entry_leads.lead_id,
        entry_leads.as_of
    union all
    select
        'day' as moment_kind,
        lead_id,
        {{ end_of_day('history_on') }} as as_of,
        {{ end_of_day('history_on') }} as known_as_of
    from change_days
),

days_in_periods as (
    select
        cast(unioned.as_of as date) as scored_on,
        periods.rulebook_from
    from unioned
    inner join periods
        on
            cast(unioned.as_of as date) >= periods.rulebook_from
            and cast(unioned.as_of as date) < periods.rulebook_to
    group by
        cast(unioned.as_of as date),
        periods.rulebook_from
),

numbered as (
    select
        row_number() over (
            order by
                {{ byte_order('unioned.moment_kind') }},
                {{ byte_order('unioned.lead_id') }},
                unioned.as_of
        ) as moment_id,
        unioned.moment_kind,
        unioned.lead_id,
        unioned.as_of,
        unioned.known_as_of,
        cast(unioned.as_of as date) as scored_on,
        days_in_periods.rulebook_from
    from unioned
    left join days_in_periods on cast(unioned.as_of as date) = days_in_periods.scored_on
)

select * from numbered
