-- grain: one row per month of entry (null: all months) × segment × measured transition
with observed as (
    select * from {{ ref('int_stage_transitions__observed') }}
),

segment_kinds as (
    {% for kind in ['all', 'channel', 'source', 'campaign', 'rep', 'score_band', 'grade'] -%}
    select '{{ kind }}' as segment_kind
    {{- ' union all' if not loop.last }}
    {% endfor %}
),

segmented as (
    select
        cast({{ dbt.date_trunc('month', 'observed.entered_at') }} as date) as cohort_month,
        segment_kinds.segment_kind,
        case segment_kinds.segment_kind
            when 'channel' then observed.channel
            when 'source' then observed.source
            when 'campaign' then observed.campaign
            when 'rep' then observed.rep
            when 'score_band' then observed.score_band
            when 'grade' then observed.grade
            else 'all'
        end as segment_value,
        observed.from_stage,
        observed.to_stage,
        observed.outcome,
        case
            when observed.outcome = 'converted'
                then {{ dbt.datediff('observed.entered_at', 'observed.reached_at', 'day') }}
            else 0
        end as days_to_convert
    from observed
    cross join segment_kinds
),

counted_by_month as (
    select
        cohort_month,
        segment_kind,
        segment_value,
        from_stage,
        to_stage,
        sum(case when outcome in ('converted', 'not_converted') then 1 else 0 end) as entered_count,
        sum(case when outcome = 'converted' then 1 else 0 end) as converted_count,
        sum(case when outcome = 'immature' then 1 else 0 end) as immature_count,
        sum(case when outcome = 'already_beyond' then 1 else 0 end) as already_beyond_count,
        sum(days_to_convert) as days_to_convert
    from segmented
    group by
        cohort_month,
        segment_kind,
        segment_value,
        from_stage,
        to_stage
),

counted as (
    select
        cohort_month,
        segment_kind,
        segment_value,
        from_stage,
        to_stage,
        entered_count,
        converted_count,
        immature_count,
        already_beyond_count,
        days_to_convert
    from counted_by_month
    union all
    select
        cast(null as date) as cohort_month,
        segment_kind,
        segment_value,
        from_stage,
        to_stage,
        sum(entered_count) as entered_count,
        sum(converted_count) as converted_count,
        sum(immature_count) as immature_count,
        sum(already_beyond_count) as already_beyond_count,
        sum(days_to_convert) as days_to_convert
    from counted_by_month
    group by
        segment_kind,
        segment_value,
        from_stage,
        to_stage
)

select * from counted
