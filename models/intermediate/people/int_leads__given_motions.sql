-- grain: one row per scoring moment, with the way the deal is sold
-- The newest open opportunity's motion, else the lead's, else the size row's, else mid_market.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__linked_to_records') }}
),

motions as (
    select * from {{ ref('stg_rulebook__motions') }}
),

open_opportunities as (
    select
        assigned.moment_id,
        lower(opportunities.motion) as motion,
        opportunities.reporting_amount,
        row_number() over (
            partition by assigned.moment_id
            order by opportunities.created_at desc, {{ byte_order('opportunities.opportunity_id') }}
        ) as recency
    from opportunities
    inner join assigned on opportunities.record_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    where
        opportunities.joined_at <= moments.as_of
        and {{ known_at('opportunities.joined_at', 'opportunities.loaded_at') }}
        <= moments.known_as_of
        and case
            when opportunities.closed_at is null then not opportunities.is_closed
            else opportunities.closed_at > moments.as_of
        end
),

sized as (
    select
        moments.moment_id,
        {{ first_known('motions.motion', 'motions.precedence') }} as motion
    from moments
    inner join profiles on moments.moment_id = profiles.moment_id
    left join open_opportunities
        on moments.moment_id = open_opportunities.moment_id and open_opportunities.recency = 1
    inner join motions
        on
            {{ in_force('motions', 'moments.scored_on') }}
            and case motions.subject
                when 'amount' then open_opportunities.reporting_amount
                else profiles.employee_count
            end is not null
            and {{ in_range(
                "case motions.subject when 'amount' then open_opportunities.reporting_amount "
                ~ "else profiles.employee_count end",
                'motions.match_min',
                'motions.match_max'
            ) }}
    group by moments.moment_id
),

given_motions as (
    select
        profiles.moment_id,
        coalesce(
            open_opportunities.motion, profiles.crm_motion, sized.motion, 'mid_market'
        ) as motion
    from profiles
    left join open_opportunities
        on profiles.moment_id = open_opportunities.moment_id and open_opportunities.recency = 1
    left join sized on profiles.moment_id = sized.moment_id
)

select * from given_motions
