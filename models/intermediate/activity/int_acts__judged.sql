-- grain: one row per single act × stretch of days on which the same was known of it
-- Known from known_from_on on and, where known_until_on is set, before that day.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_due('int_actors__compared', ref('int_actors__compared'), 'actor_key') }}"
) }}
with acts as (
    select * from {{ ref('int_acts__due') }}
),

actors as (
    select * from {{ ref('int_actors__compared') }}
    where is_due
),

turned as (
    select * from {{ ref('int_acts__turned') }}
),

judged as (
    select
        acts.event_key,
        acts.actor_key,
        acts.source_key,
        acts.signal,
        cast(acts.occurred_at as date) as occurred_on,
        acts.occurred_at,
        coalesce(turned.known_from_on, cast(acts.known_at as date)) as known_from_on,
        turned.known_until_on,
        case
            when acts.signal = '' then 'no_signal'
            when turned.is_machine then 'machine'
            else 'human'
        end as label
    from acts
    inner join actors on acts.actor_key = actors.actor_key
    left join turned on acts.event_key = turned.event_key
    where acts.reply_hours = coalesce(turned.reply_hours, -1)
)

select * from judged
