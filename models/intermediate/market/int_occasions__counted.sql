-- grain: one row per outcome × kind of occasion × topic × whether it counts as a signal
with occasions as (
    select * from {{ ref('int_occasions__listed') }}
),

deals as (
    select * from {{ ref('int_first_deals__dated') }}
),

followed as (
    select
        occasions.outcome,
        occasions.horizon_days,
        occasions.event_kind,
        occasions.topic,
        occasions.is_signal,
        occasions.company_domain,
        occasions.occasion_on,
        max(case when deals.happened_on is null then 0 else 1 end) as is_followed
    from occasions
    left join deals
        on
            occasions.outcome = deals.outcome
            and occasions.company_domain = deals.company_domain
            and occasions.occasion_on < deals.happened_on
            and {{ days_later('occasions.occasion_on', 'occasions.horizon_days') }}
            >= deals.happened_on
    group by
        occasions.outcome,
        occasions.horizon_days,
        occasions.event_kind,
        occasions.topic,
        occasions.is_signal,
        occasions.company_domain,
        occasions.occasion_on
),

counted as (
    select
        outcome,
        horizon_days,
        event_kind,
        topic,
        is_signal,
        count(*) as occasions_count,
        sum(is_followed) as followed_count
    from followed
    group by
        outcome,
        horizon_days,
        event_kind,
        topic,
        is_signal
)

select * from counted
