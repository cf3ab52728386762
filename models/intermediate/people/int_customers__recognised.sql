-- grain: one row per scoring moment of a lead whose account was a customer before the lead came
-- Whoever won the deal that made the account a customer is the one who bought: never excluded for
-- it, also where the CRM made the record, or dated the customer, on that day.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

leads as (
    select * from {{ ref('int_leads__merged') }}
),

profiles as (
    select * from {{ ref('int_leads__profiled') }}
),

accounts as (
    select * from {{ ref('int_accounts__deduplicated') }}
    where customer_since is not null
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

opportunities as (
    select * from {{ ref('int_opportunities__linked_to_records') }}
    where is_won and opportunity_kind = 'new'
),

customers as (
    select
        moments.moment_id,
        moments.as_of,
        moments.known_as_of,
        accounts.customer_since
    from moments
    inner join leads on moments.moment_id = leads.moment_id
    inner join profiles on moments.moment_id = profiles.moment_id
    inner join accounts on profiles.account_id = accounts.account_id
    where
        accounts.customer_since < leads.created_at
        and (accounts.churned_at is null or accounts.churned_at >= leads.created_at)
),

first_buyers as (
    select customers.moment_id
    from customers
    inner join assigned on customers.moment_id = assigned.moment_id
    inner join opportunities on assigned.record_id = opportunities.record_id
    where
        opportunities.joined_at <= customers.as_of
        and {{ known_at('opportunities.joined_at', 'opportunities.loaded_at') }}
        <= customers.known_as_of
        and (opportunities.closed_at is null or opportunities.closed_at <= customers.as_of)
        and cast(opportunities.created_at as date) <= cast(customers.customer_since as date)
    group by customers.moment_id
),

recognised as (
    select customers.moment_id
    from customers
    left join first_buyers on customers.moment_id = first_buyers.moment_id
    where first_buyers.moment_id is null
)

select * from recognised
