-- grain: one row per observation of a company by a third party, with the signal that it is
-- Each provider has its own scale: one that has rows of its own is read by those alone. No signal:
-- the observation is below every threshold, or the rulebook has no use for its kind. What a
-- provider saw at several domains of a company on a day it saw once.
with surges as (
    select * from {{ ref('stg_market__intent_surges') }}
),

company_events as (
    select * from {{ ref('stg_market__company_events') }}
),

domains as (
    select * from {{ ref('int_domains__classified') }}
),

signals as (
    select * from {{ ref('int_signals__in_force') }}
    where channel = 'market'
),

run as (
    select * from {{ ref('util_run') }}
),

observations as (
    select
        {{ row_text(['provider', 'topic', 'observed_on']) }} as observation_key,
        {{ bare_domain('domain') }} as domain,
        'intent_surge' as event_kind,
        coalesce(lower(trim(provider)), '') as provider,
        lower(trim(topic)) as topic,
        surge_score as magnitude,
        observed_on as occurred_on,
        {{ known_at(cast_timestamp('observed_on'), 'loaded_at') }} as known_at
    from surges
    union all
    select
        coalesce(
            event_id, {{ row_text(['provider', 'event_kind', 'occurred_on']) }}
        ) as observation_key,
        {{ bare_domain('domain') }} as domain,
        lower(event_kind) as event_kind,
        coalesce(lower(trim(provider)), '') as provider,
        cast(null as {{ dbt.type_string() }}) as topic,
        magnitude,
        occurred_on,
        {{ known_at(cast_timestamp('occurred_on'), 'loaded_at') }} as known_at
    from company_events
),

own_scales as (
    select
        event_type,
        provider
    from signals
    where provider is not null
    group by
        event_type,
        provider
),

read_by_rules as (
    select
        observations.*,
        domains.company_domain,
        signals.signal,
        signals.precedence
    from observations
    inner join domains on observations.domain = domains.domain
    cross join run
    left join own_scales
        on
            observations.event_kind = own_scales.event_type
            and observations.provider = own_scales.provider
    left join signals
        on
            observations.event_kind = signals.event_type
            and coalesce(own_scales.provider, '') = coalesce(signals.provider, '')
            and (
                signals.topic is null
                or {{ in_list("coalesce(observations.topic, '')", 'signals.topic') }}
            )
            and (signals.min_magnitude is null or observations.magnitude >= signals.min_magnitude)
    where
        observations.occurred_on <= run.scored_on
        and observations.known_at <= run.known_as_of
),

classified as (
    select
        observation_key,
        company_domain,
        event_kind,
        occurred_on,
        min({{ byte_order('topic') }}) as topic,
        coalesce(min(case when signal is not null then known_at end), min(known_at)) as known_at,
        {{ first_known('signal', 'precedence') }} as signal
    from read_by_rules
    group by
        observation_key,
        company_domain,
        event_kind,
        occurred_on
)

select * from classified
