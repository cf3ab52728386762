-- grain: one row per outcome × kind of occasion × topic × company domain × stretch of days
-- A stretch is as long as the outcome's horizon. An occasion is the first event of its kind at an
-- account in it; or, to compare with, any day at all: its first. Whole horizons alone.
with observations as (
    select * from {{ ref('int_market_observations__classified') }}
),

accounts as (
    select * from {{ ref('int_accounts__keyed') }}
    where company_domain is not null
),

measures as (
    select * from {{ ref('lift_measures') }}
),

ages as (
    select * from {{ ref('util_ages') }}
),

run as (
    select * from {{ ref('util_run') }}
),

companies as (
    select company_domain
    from accounts
    group by company_domain
),

aged as (
    select
        observations.*,
        case when observations.signal is null then 0 else 1 end as counts,
        {{ dbt.datediff('observations.occurred_on', 'run.scored_on', 'day') }} as age_in_days
    from observations
    cross join run
),

observed_for as (
    select max(age_in_days) as longest_age
    from aged
),

events as (
    {%- for topic, condition in [("'all'", 'true'), ('aged.topic', 'aged.topic is not null')] %}
    select
        measures.outcome,
        measures.horizon_days,
        aged.event_kind,
        {{ topic }} as topic,
        aged.counts,
        aged.company_domain,
        min(aged.occurred_on) as occasion_on
    from aged
    inner join companies on aged.company_domain = companies.company_domain
    inner join measures on aged.age_in_days >= measures.horizon_days
    where {{ condition }}
    group by
        measures.outcome,
        measures.horizon_days,
        aged.event_kind,
        {{ topic ~ ',' if topic != "'all'" }}
        aged.counts,
        aged.company_domain,
        {{ whole_division('aged.age_in_days', 'measures.horizon_days') }}
    union all
    {%- endfor %}
    select
        measures.outcome,
        measures.horizon_days,
        'any day' as event_kind,
        'all' as topic,
        0 as counts,
        companies.company_domain,
        {{ days_later('run.scored_on', '-1 * ages.age_in_days * measures.horizon_days') }}
            as occasion_on
    from companies
    cross join measures
    cross join observed_for
    cross join run
    inner join ages
        on
            ages.age_in_days >= 1
            and ages.age_in_days * measures.horizon_days <= observed_for.longest_age
),

listed as (
    select
        outcome,
        horizon_days,
        event_kind,
        topic,
        counts = 1 as is_signal,
        company_domain,
        occasion_on
    from events
)

select * from listed
