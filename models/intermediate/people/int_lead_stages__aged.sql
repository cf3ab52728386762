-- grain: one row per scoring moment, with the lead's stage and the days it has stood still
-- Standing still counts from the later of the last stage change and the last sales touch.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

stages as (
    select * from {{ ref('int_lead_stages__dated') }}
),

touches as (
    select * from {{ ref('int_sales_touches__last_dated') }}
),

aged as (
    select
        moments.moment_id,
        stages.lifecycle_stage,
        case
            when stages.is_open
                then {{ dbt.datediff(
                    'cast(greatest(stages.stage_changed_at, '
                    ~ 'coalesce(touches.last_touched_at, stages.stage_changed_at)) as date)',
                    'moments.scored_on',
                    'day'
                ) }}
        end as days_since_status_change
    from moments
    inner join stages on moments.moment_id = stages.moment_id
    left join touches on moments.moment_id = touches.moment_id
)

select * from aged
