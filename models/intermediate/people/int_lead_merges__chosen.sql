-- grain: one row per id that was merged or converted into another
-- A CRM may take the row of a merged record away: its id loses all the same, and chains go through
-- it, as long as they end at a row that can be used. An id loses once: of several merges that have
-- happened and are known by the run the earliest stands. Each step prolongs all ways through such
-- ids by themselves: twice as far as chains are followed, so that a longer one is told as that.
{{ config(materialized='table', tags='no_activity') }}
with leads as (
    select * from {{ ref('int_leads__screened') }}
    where quarantine_reason is null
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
    where converted_to_id is not null
),

judged as (
    select
        edges.*,
        losers.lead_id is null as is_gone,
        winners.lead_id is not null as is_winner_usable,
        case
            when edges.merged_at <= run.as_of and edges.known_at <= run.known_as_of then 1
            else 0
        end as is_acting
    from edges
    cross join run
    left join leads as losers on edges.record_id = losers.lead_id
    left join leads as winners on edges.lead_id = winners.lead_id
    where edges.record_id <> edges.lead_id
),

way_1 as (
    select
        record_id,
        lead_id,
        max(is_acting) as is_acting
    from judged
    where is_gone
    group by
        record_id,
        lead_id
),
{% for merges in [1, 2, 4, 8, 16, 32, 64] %}
way_{{ 2 * merges }} as (
    select
        firsts.record_id,
        coalesce(seconds.lead_id, firsts.lead_id) as lead_id,
        max(least(firsts.is_acting, coalesce(seconds.is_acting, 1))) as is_acting
    from way_{{ merges }} as firsts  -- a self-join -- noqa: AL07
    left join way_{{ merges }} as seconds on firsts.lead_id = seconds.record_id
    group by
        firsts.record_id,
        coalesce(seconds.lead_id, firsts.lead_id)
),
{% endfor %}
onward as (
    select
        way_128.record_id,
        max(way_128.is_acting) as is_acting
    from way_128
    inner join leads on way_128.lead_id = leads.lead_id
    group by way_128.record_id
),

numbered as (
    select
        judged.*,
        row_number() over (
            partition by judged.record_id
            order by
                case
                    when judged.is_winner_usable then judged.is_acting
                    else least(judged.is_acting, onward.is_acting)
                end desc,
                judged.merged_at,
                {{ byte_order('judged.lead_id') }},
                {{ byte_order('judged.resolved_by') }}
        ) as merge_number
    from judged
    left join onward on judged.lead_id = onward.record_id
    where judged.is_winner_usable or onward.record_id is not null
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
