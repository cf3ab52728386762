-- grain: one row per kind of company event × topic × whether it is a signal × outcome
-- Advice: points come from rules alone. Tests warn of one that gives points at a lift below 1, and
-- of a kind that precedes purchases without any.
-- depends_on: {{ ref('scoring_runs') }}
with counted as (
    select * from {{ ref('int_occasions__counted') }}
),

measures as (
    select * from {{ ref('lift_measures') }}
),

events as (
    select * from counted
    where event_kind <> 'any day'
),

any_days as (
    select * from counted
    where event_kind = 'any day'
),

rated as (
    select
        events.*,
        {{ rate('events.followed_count', 'events.occasions_count') }} as follow_rate,
        {{ wilson_low('events.followed_count', 'events.occasions_count') }} as rate_low,
        {{ wilson_high('events.followed_count', 'events.occasions_count') }} as rate_high,
        any_days.occasions_count as base_count,
        any_days.followed_count as base_followed_count,
        {{ rate('any_days.followed_count', 'any_days.occasions_count') }} as base_rate,
        {{ rate(
            'events.followed_count * any_days.occasions_count',
            'events.occasions_count * any_days.followed_count'
        ) }} as lift
    from events
    left join any_days on events.outcome = any_days.outcome
),

judged as (
    select
        rated.event_kind,
        rated.topic,
        rated.outcome,
        case
            when
                rated.occasions_count < measures.min_events
                or rated.base_followed_count < measures.min_followed
                then 'too few'
            when rated.rate_low > rated.base_rate then 'precedes purchases'
            when rated.rate_high < rated.base_rate then 'precedes fewer purchases'
            else 'no evidence'
        end as verdict,
        cast(rated.horizon_days as {{ dbt.type_int() }}) as horizon_days,
        cast(rated.occasions_count as {{ dbt.type_int() }}) as events_count,
        cast(rated.followed_count as {{ dbt.type_int() }}) as followed_count,
        cast(rated.follow_rate as {{ share_type() }}) as follow_rate,
        rated.rate_low,
        rated.rate_high,
        cast(rated.base_count as {{ dbt.type_int() }}) as base_count,
        cast(rated.base_followed_count as {{ dbt.type_int() }}) as base_followed_count,
        cast(rated.base_rate as {{ share_type() }}) as base_rate,
        cast(rated.lift as decimal(18, 4)) as lift,
        rated.is_signal
    from rated
    inner join measures on rated.outcome = measures.outcome
)

select * from judged
