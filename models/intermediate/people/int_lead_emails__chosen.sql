-- grain: one row per mailbox, with the CRM record or merged id it stands for
-- Of several records: one whose person is not deleted, then one not merged away, then the earliest,
-- then the lowest id. A mailbox of several people stands for none.
{{ config(materialized='table', tags='no_activity') }}
with addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
    where is_readable
),

shared as (
    select * from {{ ref('int_addresses__shared') }}
),

surviving as (
    select * from {{ ref('int_leads__surviving') }}
),

numbered as (
    select
        addresses.email,
        addresses.record_id,
        row_number() over (
            partition by addresses.email
            order by
                case when surviving.is_deleted then 1 else 0 end,
                case when surviving.lead_id = addresses.record_id then 0 else 1 end,
                surviving.record_created_at nulls last,
                {{ byte_order('addresses.record_id') }}
        ) as choice
    from addresses
    inner join surviving on addresses.record_id = surviving.record_id
    left join shared on addresses.email = shared.email
    where shared.email is null
),

chosen as (
    select
        email,
        record_id
    from numbered
    where choice = 1
)

select * from chosen
