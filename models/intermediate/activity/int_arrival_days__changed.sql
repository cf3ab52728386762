-- grain: one row per day of arrival whose raw events are not the kept ones, or must be judged anew
with compared as (
    select * from {{ ref('int_arrival_days__compared') }}
),

changed as (
    select read_on
    from compared
    where is_changed
)

select * from changed
