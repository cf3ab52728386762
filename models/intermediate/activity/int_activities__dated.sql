-- grain: one row per row of the roll-up or single act × stretch of days known, human acts alone
-- The roll-up, and beside it the acts that were judged anew from the day on which more was known.
with activities as (
    select * from {{ ref('int_activities__rolled_up') }}
),

acts as (
    select * from {{ ref('int_acts__judged') }}
),

dated as (
    select
        source_key,
        signal,
        occurred_on,
        arrived_on as known_from_on,
        cast(null as date) as known_until_on,
        occurrences,
        first_occurred_at,
        last_occurred_at
    from activities
    where label = 'human'
    union all
    select
        source_key,
        signal,
        occurred_on,
        known_from_on,
        known_until_on,
        1 as occurrences,
        occurred_at as first_occurred_at,
        occurred_at as last_occurred_at
    from acts
    where label = 'human'
)

select * from dated
