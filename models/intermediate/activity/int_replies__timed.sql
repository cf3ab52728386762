-- grain: one row per single act × limit on the time since our own touch that it met
-- Both sides are taken for the person they were at the moment of the reply; it counts as met since
-- a touch that shows it was recorded, and that both are of one person.
with acts as (
    select * from {{ ref('int_acts__known') }}
),

touches as (
    select * from {{ ref('stg_activity__sales_touches') }}
),

addresses as (
    select * from {{ ref('int_lead_emails__chosen') }}
),

addresses_read as (
    select * from {{ ref('int_addresses__read') }}
),

resolved as (
    select * from {{ ref('int_records__resolved') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

run as (
    select * from {{ ref('util_run') }}
),

replies as (
    select
        acts.event_key,
        acts.occurred_at,
        coalesce(surviving.record_id, addresses.record_id) as record_id
    from acts
    left join surviving on acts.recorded_lead_id = surviving.record_id
    left join addresses_read on acts.recorded_email = addresses_read.written_email
    left join addresses on addresses_read.email = addresses.email
    where acts.reply_hours < 0 and acts.is_timed
),

touched as (
    select
        replies.event_key,
        {{ seconds_apart('replies.occurred_at', 'touches.occurred_at') }}
            as seconds_since_our_touch,
        greatest(
            repliers.known_at,
            touched_records.known_at,
            {{ known_at('touches.occurred_at', 'touches.loaded_at') }}
        ) as known_at
    from replies
    inner join resolved as repliers  -- a self-join -- noqa: AL07
        on replies.record_id = repliers.record_id and replies.occurred_at >= repliers.merged_at
    inner join resolved as touched_records  -- a self-join -- noqa: AL07
        on
            repliers.lead_id = touched_records.lead_id
            and replies.occurred_at >= touched_records.merged_at
    inner join touches
        on
            touched_records.record_id = touches.lead_id
            and lower(touches.direction) = 'outbound'
            and replies.occurred_at >= touches.occurred_at
),

timed as (
    select
        acts.event_key,
        acts.actor_key,
        acts.reply_hours,
        min(touched.known_at) as known_at
    from acts
    cross join run
    inner join touched
        on
            acts.event_key = touched.event_key
            and touched.seconds_since_our_touch <= {{ hours_in_seconds('acts.reply_hours') }}
    where acts.reply_hours >= 0 and touched.known_at <= run.known_as_of
    group by
        acts.event_key,
        acts.actor_key,
        acts.reply_hours
)

select * from timed
