-- grain: one row per signal that any rule looks back to, with the most days that one does
-- Read from the rulebook of all days: windows, stretches of repetition rules and of gates, the time
-- in which a signal clears another one, and the weeks that an account's momentum compares.
with rules as (
    select * from {{ ref('stg_rulebook__rules') }}
    where evidence = 'signal'
),

criteria as (
    select * from {{ ref('stg_rulebook__qualification_criteria') }}
    where criterion_kind = 'min_interactions'
),

rollup_rules as (
    select * from {{ ref('stg_rulebook__account_rollup_rules') }}
),

signals as (
    select * from {{ ref('int_signals__described') }}
),

ruled as (
    select
        subject,
        cleared_by_signal,
        case when is_repetition then within_days else window_days end as days
    from rules
),

unioned as (
    select
        subject as signal,
        days
    from ruled
    union all
    select
        cleared_by_signal as signal,
        days
    from ruled
    where cleared_by_signal is not null
    union all
    select
        signals.signal,
        criteria.within_days as days
    from signals
    inner join criteria on signals.intent_level = criteria.match_value
    union all
    select
        signals.signal,
        rollup_rules.recent_days + rollup_rules.earlier_days as days
    from signals
    cross join rollup_rules
    where signals.is_engagement
),

measured as (
    select
        signal,
        row_number() over (order by {{ byte_order('signal') }}) as signal_number,
        max(days) as longest_days,
        max(case when days is null then 1 else 0 end) = 1 as is_forever
    from unioned
    group by signal
)

select * from measured
