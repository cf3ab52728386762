-- grain: one row per account × buying role × lead of the account that sales may work
-- As the champion model sees it: a role is inferred from the title until a person confirms it.
with people as (
    select * from {{ ref('int_account_people__ranked') }}
),

scoring_models as (
    select * from {{ ref('stg_rulebook__scoring_models') }}
    where model_role = 'champion'
),

roles as (
    select * from {{ ref('stg_rulebook__committee_roles') }}
),

filled as (
    select
        people.account_id,
        roles.committee_role,
        people.lead_id,
        people.score,
        people.is_role_confirmed,
        people.last_engaged_at is not null as is_engaged,
        row_number() over (
            partition by people.account_id, roles.committee_role
            order by
                case when people.is_role_confirmed then 0 else 1 end,
                people.score desc,
                {{ byte_order('people.lead_id') }}
        ) as person_rank
    from people
    inner join scoring_models
        on
            people.scoring_model_id = scoring_models.scoring_model_id
            and {{ in_force('scoring_models', 'people.scored_on') }}
    inner join roles
        on
            {{ in_list('people.buying_role', 'roles.buying_roles') }}
            and {{ in_force('roles', 'people.scored_on') }}
)

select * from filled
