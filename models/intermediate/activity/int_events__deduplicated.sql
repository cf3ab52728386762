-- grain: one row per raw event read in this run, told whether it is the copy that counts
-- The first arrival stands. Only events whose hash has occurred twice pass through the ranking,
-- together with their copies of other days.
with events as (
    select * from {{ ref('int_events__due') }}
),

copies as (
    {{ events_since(ref('int_events__screened'), ref('int_event_copies__located')) }}
),

located as (
    select * from {{ ref('int_event_copies__located') }}
),

repeated as (
    select * from {{ ref('int_event_hashes__repeated') }}
),

days as (
    select * from {{ ref('int_arrival_days__due') }}
),

candidates as (
    select
        copies.*,
        row_number() over (
            partition by copies.event_key
            order by
                case when copies.quarantine_reason is null then 0 else 1 end,
                copies.loaded_at asc nulls last,
                copies.occurred_at asc nulls last,
                {{ byte_order(row_text([
                    'copies.channel', 'copies.event_type', 'copies.recorded_lead_id',
                    'copies.recorded_email', 'copies.recorded_anonymous_id', 'copies.url',
                    'copies.message_id', 'copies.duration_seconds', 'copies.depth_percent',
                    'copies.user_agent', 'copies.sent_at',
                ])) }}
        ) as copy_number
    from copies
    inner join located
        on copies.event_hash = located.event_hash and copies.read_on = located.read_on
),

singles as (
    select
        events.*,
        1 as copy_number
    from events
    left join repeated on events.event_hash = repeated.event_hash
    where repeated.event_hash is null
),

deduplicated as (
    select candidates.*
    from candidates
    inner join days on candidates.read_on = days.read_on
    union all
    select * from singles
)

select * from deduplicated
