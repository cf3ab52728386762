-- grain: one row per raw row that is left out whole, with the reason
with leads as (
    select * from {{ ref('int_leads__screened') }}
),

events as (
    select * from {{ ref('int_events__screened') }}
),

accounts as (
    select * from {{ ref('stg_crm__accounts') }}
),

opportunities as (
    select * from {{ ref('stg_crm__opportunities') }}
),

refused_merges as (
    select * from {{ ref('int_lead_merges__refused') }}
    where source_table = 'crm.lead_merges'
),

numbered_accounts as (
    select
        account_id,
        row_number() over (partition by account_id order by updated_at desc nulls last)
            as copy_number
    from accounts
),

numbered_opportunities as (
    select
        opportunity_id,
        created_at,
        row_number() over (partition by opportunity_id order by updated_at desc nulls last)
            as copy_number
    from opportunities
),

left_out as (
    select
        'crm.leads' as source_table,
        lead_id as row_key,
        quarantine_reason as reason
    from leads
    where quarantine_reason is not null
    union all
    select
        'activity.events' as source_table,
        event_key as row_key,
        quarantine_reason as reason
    from events
    where quarantine_reason is not null
    union all
    select
        source_table,
        losing_lead_id as row_key,
        reason
    from refused_merges
    union all
    select
        'crm.accounts' as source_table,
        account_id as row_key,
        case when account_id is null then 'account_id is missing' else 'account_id is repeated' end
            as reason
    from numbered_accounts
    where account_id is null or copy_number > 1
    union all
    select
        'crm.opportunities' as source_table,
        opportunity_id as row_key,
        case
            when opportunity_id is null then 'opportunity_id is missing'
            when copy_number > 1 then 'opportunity_id is repeated'
            else 'created_at is missing or unreadable'
        end as reason
    from numbered_opportunities
    where opportunity_id is null or copy_number > 1 or created_at is null
)

select * from left_out
