-- grain: one row per count that shows a row of crm.leads lost or doubled on the way to a score
-- Raw leads = scored + merged away + deleted + erased + created after as_of + quarantined.
with

raw_leads as (
    select * from {{ ref('stg_crm__leads') }}
),

dispositions as (
    select * from {{ ref('util_lead_dispositions') }}
),

scores as (
    select * from {{ ref('lead_scores') }}
),

raw_counts as (
    select count(*) as raw_count
    from raw_leads
),

told_counts as (
    select
        count(*) as told_count,
        sum(case when disposition = 'scored' then 1 else 0 end) as scored_count
    from dispositions
),

score_counts as (
    select count(distinct lead_id) as score_count
    from scores
),

counted as (
    select
        'rows of crm.leads' as things,
        raw_counts.raw_count as given_count,
        told_counts.told_count
    from raw_counts
    cross join told_counts
    union all
    select
        'leads told as scored' as things,
        told_counts.scored_count as given_count,
        score_counts.score_count as told_count
    from told_counts
    cross join score_counts
),

wrong as (
    select
        'There are ' || cast(given_count as {{ dbt.type_string() }}) || ' ' || things || ', but '
        || cast(told_count as {{ dbt.type_string() }}) || ' come out.' as sentence
    from counted
    where given_count <> told_count
)

select * from wrong
