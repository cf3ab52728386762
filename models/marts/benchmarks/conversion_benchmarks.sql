-- grain: one row per month of entry (null: all months together) × segment × transition
-- depends_on: {{ ref('scoring_runs') }}
with counted as (
    select * from {{ ref('int_stage_transitions__counted') }}
),

transitions as (
    select * from {{ ref('int_stage_transitions__measured') }}
),

campaigns as (
    select * from {{ ref('int_campaigns__deduplicated') }}
),

users as (
    select * from {{ ref('int_users__deduplicated') }}
),

rated as (
    select
        counted.*,
        {{ rate('counted.converted_count', 'counted.entered_count') }} as conversion_rate,
        {{ wilson_low('counted.converted_count', 'counted.entered_count') }} as rate_low,
        {{ wilson_high('counted.converted_count', 'counted.entered_count') }} as rate_high,
        {{ rate('counted.days_to_convert', 'counted.converted_count') }}
            as average_days_to_convert,
        coalesce(users.user_name, campaigns.campaign_name, counted.segment_value) as segment_label
    from counted
    left join users
        on counted.segment_kind = 'rep' and counted.segment_value = users.user_id
    left join campaigns
        on counted.segment_kind = 'campaign' and counted.segment_value = campaigns.campaign_id
),

judged as (
    select
        rated.cohort_month,
        coalesce(rated.segment_kind, 'all') as segment_kind,
        coalesce(rated.segment_value, 'all') as segment_value,
        transitions.from_stage,
        transitions.to_stage,
        coalesce(rated.segment_label, 'all') as segment_label,
        case
            when transitions.published_low is null then 'no published figure'
            when rated.rate_high < transitions.published_low then 'below'
            when rated.rate_low > transitions.published_high then 'above'
            when
                rated.rate_low >= transitions.published_low
                and rated.rate_high <= transitions.published_high
                then 'within'
            else 'not enough evidence'
        end as verdict,
        transitions.published_source,
        transitions.note,
        cast(transitions.horizon_days as {{ dbt.type_int() }}) as horizon_days,
        cast(rated.entered_count as {{ dbt.type_int() }}) as entered_count,
        cast(rated.converted_count as {{ dbt.type_int() }}) as converted_count,
        cast(rated.immature_count as {{ dbt.type_int() }}) as immature_count,
        cast(rated.already_beyond_count as {{ dbt.type_int() }}) as already_beyond_count,
        cast(rated.conversion_rate as {{ share_type() }}) as conversion_rate,
        rated.rate_low,
        rated.rate_high,
        rated.average_days_to_convert,
        cast(transitions.published_low as {{ share_type() }}) as published_low,
        cast(transitions.published_high as {{ share_type() }}) as published_high,
        cast(transitions.published_year as {{ dbt.type_int() }}) as published_year
    from transitions
    left join rated
        on
            transitions.from_stage = rated.from_stage
            and transitions.to_stage = rated.to_stage
)

select * from judged
