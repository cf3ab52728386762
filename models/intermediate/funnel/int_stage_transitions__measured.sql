-- grain: one row per transition of the funnel, with the published figure and a note if unmeasured
-- A rate needs a CRM that records both stages; where it never did, the note says what is missing.
with transitions as (
    select * from {{ ref('funnel_transitions') }}
),

stages as (
    select * from {{ ref('int_funnel_stages__recorded') }}
),

published as (
    select * from {{ ref('published_benchmarks') }}
),

described as (
    select
        transitions.from_stage,
        transitions.to_stage,
        transitions.horizon_days,
        to_stages.stage_order as to_stage_order,
        published.published_low,
        published.published_high,
        published.source as published_source,
        published.year as published_year,
        from_stages.is_recorded and to_stages.is_recorded as is_measured,
        from_stages.is_obtainable and to_stages.is_obtainable as is_obtainable,
        case
            when not from_stages.is_recorded and not to_stages.is_recorded
                then {{ dbt.concat([
                    'from_stages.stage_label', "' or '", 'to_stages.stage_label'
                ]) }}
            when not from_stages.is_recorded then from_stages.stage_label
            when not to_stages.is_recorded then to_stages.stage_label
        end as missing_stages
    from transitions
    inner join stages as from_stages on transitions.from_stage = from_stages.stage
    inner join stages as to_stages on transitions.to_stage = to_stages.stage
    left join published
        on
            transitions.from_stage = published.from_stage
            and transitions.to_stage = published.to_stage
),

measured as (
    select
        from_stage,
        to_stage,
        published_source,
        case
            when missing_stages is null then null
            when is_obtainable
                then {{ dbt.concat([
                    "'The CRM has never recorded '", 'missing_stages',
                    "': the rate waits for the score history.'",
                ]) }}
            else {{ dbt.concat([
                "'The CRM has never recorded '", 'missing_stages', "', so there is no rate.'"
            ]) }}
        end as note,
        horizon_days,
        to_stage_order,
        published_low,
        published_high,
        published_year,
        is_measured
    from described
)

select * from measured
