-- grain: one row per person × earlier person in whom a rule sees the same one
-- With the confidence of the rule, and whether it merges. How many people that makes comes after.
-- Mailboxes of several people tell nothing, nor names that more people bear than the rule allows.
{{ config(materialized='table', tags='no_activity') }}
with people as (
    select * from {{ ref('int_records__merged') }}
    where is_made and not is_deleted
),

addresses as (
    select * from {{ ref('int_lead_emails__unioned') }}
    where is_readable
),

shared as (
    select * from {{ ref('int_addresses__shared') }}
),

namesakes as (
    select * from {{ ref('int_namesakes__found') }}
),

rules as (
    select * from {{ ref('stg_rulebook__identity_rules') }}
),

run as (
    select * from {{ ref('util_run') }}
),

holders as (
    select
        addresses.email,
        people.lead_id,
        people.lead_created_at,
        min(people.record_created_at) as held_from
    from addresses
    inner join people on addresses.record_id = people.record_id
    left join shared on addresses.email = shared.email
    where shared.email is null
    group by
        addresses.email,
        people.lead_id,
        people.lead_created_at
),

firsts as (
    select
        *,
        row_number() over (
            partition by email
            order by lead_created_at, {{ byte_order('lead_id') }}
        ) as place
    from holders
),

of_one_mailbox as (
    select
        others.lead_id as record_id,
        firsts.lead_id as original_id,
        min(greatest(
            firsts.held_from, firsts.lead_created_at, others.held_from, others.lead_created_at
        )) as duplicate_since
    from firsts
    inner join firsts as others on firsts.email = others.email  -- a self-join -- noqa: AL07
    where firsts.place = 1 and others.place > 1
    group by
        others.lead_id,
        firsts.lead_id
),

unioned as (
    select
        record_id,
        original_id,
        'email' as match_kind,
        duplicate_since
    from of_one_mailbox
    union all
    select
        namesakes.record_id,
        namesakes.original_id,
        namesakes.match_kind,
        namesakes.duplicate_since
    from namesakes
    left join of_one_mailbox
        on
            namesakes.record_id = of_one_mailbox.record_id
            and namesakes.original_id = of_one_mailbox.original_id
    where of_one_mailbox.record_id is null
),

paired as (
    select
        unioned.record_id,
        unioned.original_id,
        rules.identity_rule_id,
        unioned.match_kind,
        unioned.duplicate_since,
        rules.confidence,
        rules.is_merged
    from unioned
    cross join run
    inner join rules
        on
            unioned.match_kind = rules.match_kind
            and {{ in_force('rules', 'run.scored_on') }}
)

select * from paired
