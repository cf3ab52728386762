-- grain: one row per day moment, with what may lend or take evidence from one day to the next
{{ config(materialized='table') }}
with followed as (
    select * from {{ ref('int_day_moments__followed') }}
),

qualified as (
    select * from {{ ref('int_moments__qualified_by_consent') }}
    where moment_kind = 'day'
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

identities as (
    select * from {{ ref('int_identities__chosen') }}
),

joined as (
    select
        assigned.moment_id,
        max(assigned.records_count) as records_count,
        max(cast(identities.linked_at as date)) as last_linked_on,
        max(
            case
                when identities.unlinked_at <= {{ end_of_day('followed.history_on') }}
                    then cast(identities.unlinked_at as date)
            end
        ) as last_unlinked_on
    from assigned
    inner join followed on assigned.moment_id = followed.moment_id
    left join identities
        on
            assigned.record_id = identities.record_id
            and {{ end_of_day('followed.history_on') }} >= identities.linked_at
    group by assigned.moment_id
),

characterised as (
    select
        followed.moment_id,
        joined.records_count,
        qualified.company_domain,
        qualified.is_behaviour_allowed,
        coalesce(joined.last_linked_on = followed.history_on, false)
        or coalesce(joined.last_unlinked_on = followed.history_on, false) as is_newly_linked
    from followed
    inner join qualified on followed.moment_id = qualified.moment_id
    inner join joined on followed.moment_id = joined.moment_id
)

select * from characterised
