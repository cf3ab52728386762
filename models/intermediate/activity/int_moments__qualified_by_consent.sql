-- grain: one row per scoring moment, with what decides which evidence counts then
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

consents as (
    select * from {{ ref('int_consents__decided') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

joined as (
    select
        moments.moment_id,
        moments.moment_kind,
        moments.lead_id,
        moments.as_of,
        moments.scored_on,
        cast(moments.known_as_of as date) as known_on,
        profiles.company_domain,
        consents.is_behaviour_allowed,
        consents.is_anonymous_history_allowed
    from moments
    inner join consents on moments.moment_id = consents.moment_id
    inner join profiles on moments.moment_id = profiles.moment_id
)

select * from joined
