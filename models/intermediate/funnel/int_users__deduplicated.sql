-- grain: one row per CRM user
-- Of repeated user ids a copy with a name stands before one without.
with users as (
    select * from {{ ref('stg_crm__users') }}
),

numbered as (
    select
        user_id,
        user_name,
        team,
        row_number() over (
            partition by user_id
            order by
                case when user_name is null then 1 else 0 end,
                {{ byte_order(row_text(['user_name', 'team'])) }}
        ) as copy_number
    from users
    where user_id is not null
),

deduplicated as (
    select
        user_id,
        user_name,
        team
    from numbered
    where copy_number = 1
)

select * from deduplicated
