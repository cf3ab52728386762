-- grain: one row per reason for which raw events take no part in any score
with activities as (
    select * from {{ ref('int_activities__placed') }}
),

left_out as (
    select
        disposition,
        sum(occurrences) as events_count
    from activities
    where disposition <> 'in_question'
    group by disposition
)

select * from left_out
