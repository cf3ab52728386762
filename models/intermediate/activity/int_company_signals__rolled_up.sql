-- grain: one row per company domain × signal × day observed × day arrived
-- What third parties saw of a company; every lead of that company shares it.
with surges as (
    select * from {{ ref('stg_market__intent_surges') }}
),

company_events as (
    select * from {{ ref('stg_market__company_events') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
),

run as (
    select * from {{ ref('util_run') }}
),

observations as (
    select
        {{ row_text(['provider', 'domain', 'topic', 'observed_on']) }} as observation_key,
        {{ bare_domain('domain') }} as company_domain,
        'intent_surge' as event_type,
        surge_score as magnitude,
        observed_on as occurred_on,
        {{ known_at(cast_timestamp('observed_on'), 'loaded_at') }} as known_at
    from surges
    union all
    select
        coalesce(
            event_id, {{ row_text(['provider', 'domain', 'event_kind', 'occurred_on']) }}
        ) as observation_key,
        {{ bare_domain('domain') }} as company_domain,
        lower(event_kind) as event_type,
        magnitude,
        occurred_on,
        {{ known_at(cast_timestamp('occurred_on'), 'loaded_at') }} as known_at
    from company_events
),

matched as (
    select
        observations.observation_key,
        observations.company_domain,
        observations.occurred_on,
        min(observations.known_at) as known_at,
        {{ first_known('signals.signal', 'signals.precedence') }} as signal
    from observations
    cross join run
    inner join signals
        on signals.channel = 'market' and observations.event_type = signals.event_type
    where
        observations.company_domain is not null
        and observations.occurred_on <= run.scored_on
        and observations.known_at <= run.known_as_of
        and (signals.min_magnitude is null or observations.magnitude >= signals.min_magnitude)
    group by
        observations.observation_key,
        observations.company_domain,
        observations.occurred_on
),

rolled_up as (
    select
        company_domain,
        signal,
        occurred_on,
        cast(known_at as date) as arrived_on,
        count(*) as occurrences,
        {{ cast_timestamp('occurred_on') }} as occurred_at
    from matched
    group by
        company_domain,
        signal,
        occurred_on,
        cast(known_at as date)
)

select * from rolled_up
