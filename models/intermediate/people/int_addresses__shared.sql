-- grain: one row per mailbox of several people, which therefore stands for none of them
-- Set aside, not merged: a role's inbox, and one on more people than the rulebook merges.
{{ config(materialized='table', tags='no_activity') }}
with addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
    where is_readable
),

people as (
    select * from {{ ref('int_records__merged') }}
    where is_made and not is_deleted
),

rules as (
    select * from {{ ref('stg_rulebook__identity_rules') }}
    where match_kind = 'email'
),

run as (
    select * from {{ ref('util_run') }}
),

counted as (
    select
        addresses.email,
        addresses.is_role_mailbox,
        count(distinct people.lead_id) as people_count,
        max(people.record_created_at) as shared_since
    from addresses
    inner join people on addresses.record_id = people.record_id
    group by
        addresses.email,
        addresses.is_role_mailbox
    having count(distinct people.lead_id) > 1
),

shared as (
    select
        counted.email,
        cast(counted.people_count as {{ dbt.type_int() }}) as people_count,
        counted.shared_since,
        case when counted.is_role_mailbox then 'role mailbox' else 'too many people' end as reason
    from counted
    cross join run
    left join rules on {{ in_force('rules', 'run.scored_on') }}
    where counted.is_role_mailbox or counted.people_count > rules.max_people
)

select * from shared
