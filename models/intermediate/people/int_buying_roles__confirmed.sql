-- grain: one row per scoring moment whose buying role a person has confirmed
-- On the lead itself, else on an opportunity, else in the answer to a qualification question.
with moments as (
    select * from {{ ref('util_scoring_moments') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

leads as (
    select * from {{ ref('int_leads__merged') }}
),

opportunity_people as (
    select * from {{ ref('stg_crm__opportunity_people') }}
),

answers as (
    select * from {{ ref('stg_crm__qualification_answers') }}
),

told_of_records as (
    select
        lead_id as record_id,
        buying_role,
        coalesce(added_at, {{ start_of_time() }}) as told_at,
        0 as source_rank
    from opportunity_people
    where buying_role is not null and lead_id is not null
    union all
    select
        lead_id as record_id,
        answer as buying_role,
        coalesce(answered_at, {{ start_of_time() }}) as told_at,
        -1 as source_rank
    from answers
    where lower(criterion) = 'buying_role' and answer is not null and lead_id is not null
),

told as (
    select
        moment_id,
        buying_role,
        {{ start_of_time() }} as told_at,
        1 as source_rank
    from leads
    where buying_role is not null
    union all
    select
        assigned.moment_id,
        told_of_records.buying_role,
        told_of_records.told_at,
        told_of_records.source_rank
    from told_of_records
    inner join assigned on told_of_records.record_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    where told_of_records.told_at <= moments.as_of
),

numbered as (
    select
        moment_id,
        replace(lower(buying_role), ' ', '_') as buying_role,
        row_number() over (
            partition by moment_id
            order by source_rank desc, told_at desc, {{ byte_order('buying_role') }}
        ) as choice
    from told
),

confirmed as (
    select
        moment_id,
        buying_role
    from numbered
    where choice = 1
)

select * from confirmed
