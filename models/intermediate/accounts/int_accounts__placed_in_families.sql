-- grain: one row per standing account, with its parent and the account at the top of its family
-- Where parents run in a circle, the account of the least id in it is taken for the top: its own
-- parent does not act.
{{ config(materialized='table', tags='no_activity') }}
with accounts as (
    select * from {{ ref('int_accounts__standing') }}
),

followed as (
    select * from {{ ref('int_account_parents__followed') }}
),

circles as (
    select
        circle_members.account_id,
        min({{ byte_order('followed.ancestor_id') }}) as top_account_id
    from followed as circle_members  -- a self-join -- noqa: AL07
    inner join followed on circle_members.account_id = followed.account_id
    where circle_members.account_id = circle_members.ancestor_id
    group by circle_members.account_id
),

numbered as (
    select
        followed.account_id,
        followed.ancestor_id,
        circles.top_account_id as circle_top_id,
        row_number() over (
            partition by followed.account_id
            order by
                case when circles.account_id is null then 1 else 0 end,
                followed.hops desc,
                {{ byte_order('followed.ancestor_id') }}
        ) as height
    from followed
    left join circles on followed.ancestor_id = circles.account_id
),

tops as (
    select
        account_id,
        coalesce(circle_top_id, ancestor_id) as top_account_id
    from numbered
    where height = 1
),

placed as (
    select
        accounts.account_id,
        case
            when parents.account_id is null then null
            when circles.top_account_id = accounts.account_id then null
            else parents.account_id
        end as parent_account_id,
        coalesce(tops.top_account_id, accounts.account_id) as ultimate_parent_account_id,
        case
            when accounts.parent_account_id = accounts.account_id
                then 'parent is the account itself'
            when circles.account_id is not null then 'parents run in a circle'
            when accounts.parent_account_id is not null and parents.account_id is null
                then 'parent is no account'
        end as parent_fault
    from accounts
    left join accounts as parents  -- a self-join -- noqa: AL07
        on accounts.parent_account_id = parents.account_id
    left join circles on accounts.account_id = circles.account_id
    left join tops on accounts.account_id = tops.account_id
)

select * from placed
