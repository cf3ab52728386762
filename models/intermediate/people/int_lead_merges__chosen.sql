-- grain: one row per record that was merged or converted into another
-- A record loses once: of several merges that have happened and are known by the run the earliest
-- stands.
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

recorded_merges as (
    select * from {{ ref('stg_crm__lead_merges') }}
),

run as (
    select * from {{ ref('util_run') }}
),

edges as (
    select
        losing_lead_id as record_id,
        winning_lead_id as lead_id,
        'merge' as resolved_by,
        coalesce(merged_at, {{ start_of_time() }}) as merged_at,
        coalesce({{ known_at('merged_at', 'loaded_at') }}, {{ start_of_time() }}) as known_at
    from recorded_merges
    union all
    select
        lead_id as record_id,
        converted_to_id as lead_id,
        'conversion' as resolved_by,
        coalesce(converted_at, {{ start_of_time() }}) as merged_at,
        coalesce(converted_at, {{ start_of_time() }}) as known_at
    from leads
    where converted_to_id is not null and quarantine_reason is null
),

between_known_records as (
    select edges.*
    from edges
    inner join leads as losers
        on edges.record_id = losers.lead_id and losers.quarantine_reason is null
    inner join leads as winners
        on edges.lead_id = winners.lead_id and winners.quarantine_reason is null
    where edges.record_id <> edges.lead_id
),

numbered as (
    select
        between_known_records.*,
        row_number() over (
            partition by between_known_records.record_id
            order by
                case
                    when
                        between_known_records.merged_at <= run.as_of
                        and between_known_records.known_at <= run.known_as_of
                        then 0
                    else 1
                end,
                between_known_records.merged_at,
                {{ byte_order('between_known_records.lead_id') }},
                {{ byte_order('between_known_records.resolved_by') }}
        ) as merge_number
    from between_known_records
    cross join run
),

chosen as (
    select
        record_id,
        lead_id,
        resolved_by,
        merged_at,
        known_at
    from numbered
    where merge_number = 1
)

select * from chosen
