-- grain: one row per account with at least one lead that sales may work × buying role
with rollups as (
    select * from {{ ref('account_rollups') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
    where model_role = 'champion'
),

roles as (
    select * from {{ ref('stg_rulebook__committee_roles') }}
),

people as (
    select * from {{ ref('int_committee_roles__filled') }}
),

counted as (
    select
        account_id,
        committee_role,
        count(*) as people_count,
        sum(case when is_engaged then 1 else 0 end) as engaged_people_count,
        sum(case when is_role_confirmed then 1 else 0 end) as confirmed_people_count
    from people
    group by
        account_id,
        committee_role
),

wanted as (
    select
        rollups.account_id,
        rollups.scored_on,
        rollups.account_name,
        rollups.owner_id,
        roles.committee_role,
        roles.committee_role_label,
        roles.missing_step,
        roles.found_step,
        roles.confirmed_step
    from rollups
    inner join scoring_models
        on
            rollups.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'rollups.scored_on') }}
    inner join roles on {{ in_force('roles', 'rollups.scored_on') }}
),

committees as (
    select
        wanted.account_id,
        wanted.committee_role as buying_role,
        wanted.scored_on,
        wanted.account_name,
        wanted.owner_id,
        wanted.committee_role_label as buying_role_label,
        case
            when counted.people_count is null then 'missing'
            when counted.confirmed_people_count = 0 then 'found'
            else 'confirmed'
        end as status,
        people.lead_id as best_lead_id,
        case
            when counted.people_count is null then wanted.missing_step
            when counted.confirmed_people_count = 0 then wanted.found_step
            else wanted.confirmed_step
        end as next_step,
        cast(coalesce(counted.people_count, 0) as {{ dbt.type_int() }}) as people_count,
        cast(coalesce(counted.engaged_people_count, 0) as {{ dbt.type_int() }})
            as engaged_people_count,
        cast(coalesce(counted.confirmed_people_count, 0) as {{ dbt.type_int() }})
            as confirmed_people_count,
        cast(people.score as {{ dbt.type_int() }}) as best_score
    from wanted
    left join counted
        on
            wanted.account_id = counted.account_id
            and wanted.committee_role = counted.committee_role
    left join people
        on
            wanted.account_id = people.account_id
            and wanted.committee_role = people.committee_role
            and people.person_rank = 1
)

select * from committees
