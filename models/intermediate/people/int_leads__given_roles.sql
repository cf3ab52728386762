-- grain: one row per scoring moment, with seniority, function and buying role of the person
with leads as (
    select * from {{ ref('int_leads__merged') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

titles as (
    select * from {{ ref('int_titles__matched_to_personas') }}
),

confirmed_roles as (
    select * from {{ ref('int_buying_roles__confirmed') }}
),

given_roles as (
    select
        leads.moment_id,
        titles.seniority,
        titles.function,
        coalesce(confirmed_roles.buying_role, titles.buying_role) as buying_role,
        confirmed_roles.buying_role is not null as is_role_confirmed
    from leads
    inner join moments on leads.moment_id = moments.moment_id
    left join titles
        on
            leads.job_title = titles.job_title
            and moments.rulebook_from = titles.rulebook_from
    left join confirmed_roles on leads.moment_id = confirmed_roles.moment_id
)

select * from given_roles
