-- grain: one row per lead × day since it was scored on which a source is believed otherwise
-- A source is known by the mart that holds it, as the last run left it: what a lead says of itself
-- and of its company loses confidence by the day on which it was observed.
{{ config(tags='each_run') }}
with standing as (
    {{ as_it_stands('lead_attributes', {
        'lead_id': "''", 'attribute': "''", 'observed_at': cast_timestamp("'1900-01-01'"),
    }) }}
),

turns as (
    select * from {{ ref('int_attribute_turns__listed') }}
),

days as (
    select * from {{ ref('util_turning_days') }}
    where is_of_scores
),

day_turns as (
    select
        turns.attribute,
        {{ days_later('days.turning_on', '-1 * turns.turn_days') }} as observed_on,
        days.turning_on
    from turns
    cross join days
),

turning as (
    select
        standing.lead_id,
        day_turns.turning_on as changed_on
    from standing
    inner join day_turns
        on
            standing.attribute = day_turns.attribute
            and cast(standing.observed_at as date) = day_turns.observed_on
    group by
        standing.lead_id,
        day_turns.turning_on
)

select * from turning
