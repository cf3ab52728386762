-- grain: one row per scoring model × moment × signal that counts more or less for this buying role
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

multipliers as (
    select * from {{ ref('stg_rulebook__persona_multipliers') }}
),

given_multipliers as (
    select
        multipliers.scoring_model_id,
        moments.moment_id,
        multipliers.signal,
        multipliers.multiplier
    from moments
    inner join profiles on moments.moment_id = profiles.moment_id
    inner join multipliers
        on
            profiles.buying_role = multipliers.buying_role
            and {{ in_force('multipliers', 'moments.scored_on') }}
)

select * from given_multipliers
