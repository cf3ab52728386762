-- grain: one row per recorded link, and per ids that an act carries beside an anonymous id
-- A human act tells a link like a recorded one: a form filled in, a click in a mail.
with identities as (
    select * from {{ ref('stg_activity__identities') }}
),

source_ids as (
    select * from {{ ref('int_source_ids__noted') }}
    where recorded_anonymous_id <> '' and (recorded_lead_id <> '' or recorded_email <> '')
),

activities as (
    select * from {{ ref('int_activities__dated') }}
),

run as (
    select * from {{ ref('util_run') }}
),

-- The few ids that tell of two names are joined with all acts; what is known only then looked at.
told_by_acts as (
    select
        source_ids.recorded_anonymous_id as anonymous_id,
        source_ids.recorded_lead_id as lead_id,
        source_ids.recorded_email as email,
        min(
            case
                when
                    activities.known_from_on <= cast(run.known_as_of as date)
                    and {{ open_ended('activities.known_until_on') }}
                    > cast(run.known_as_of as date)
                    then
                        greatest(
                            activities.first_occurred_at,
                            cast(activities.known_from_on as {{ dbt.type_timestamp() }})
                        )
            end
        ) as linked_at
    from source_ids
    inner join activities on source_ids.source_key = activities.source_key
    cross join run
    group by
        source_ids.recorded_anonymous_id,
        source_ids.recorded_lead_id,
        source_ids.recorded_email
),

unioned as (
    select
        anonymous_id,
        lead_id,
        email,
        coalesce(linked_at, {{ start_of_time() }}) as linked_at
    from identities
    where anonymous_id is not null
    union all
    select
        anonymous_id,
        lead_id,
        email,
        linked_at
    from told_by_acts
    where linked_at is not null
)

select * from unioned
