-- grain: one row per scoring moment, with the fields of the person put together from its records
-- Of each field the value of the record that its survivor rule puts first, then the others' where
-- it has none (decision A8). Most people are one record and pass as they are.
{{ config(materialized='table') }}
{%- set fields = [
    'email', 'job_title', 'company_name', 'company_domain', 'industry', 'employee_count',
    'employee_band', 'annual_revenue', 'country', 'lead_source', 'status', 'buying_role', 'owner_id',
    'account_id', 'campaign_id', 'motion', 'first_name', 'last_name',
] %}
with records as (
    select * from {{ ref('int_records__dated') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

rules as (
    select * from {{ ref('stg_rulebook__survivor_rules') }}
),

singles as (
    select
        moment_id,
        created_at,
        {{ fields | join(',\n        ') }},
        coalesce(is_email_bounced = 'true', false) as is_email_bounced,
        coalesce(is_email_opted_out = 'true', false) as is_email_opted_out,
        is_point_in_time
    from records
    where records_count = 1
),

counted as (
    select
        *,
        0
        {%- for field in fields %}
        + case when {{ field }} is null then 0 else 1 end
        {%- endfor %} as fields_count
    from records
    where records_count > 1
),

ranked as (
    select
        *,
        row_number() over (
            partition by moment_id
            order by last_touched_at desc, record_rank asc
        ) as latest_rank,
        row_number() over (
            partition by moment_id
            order by fields_count desc, record_rank asc
        ) as most_complete_rank
    from counted
),

days as (
    select scored_on
    from moments
    group by scored_on
),

rules_by_day as (
    select
        days.scored_on,
        {%- for field in fields %}
        max(case when rules.field = '{{ field }}' then rules.survivor_rule end) as {{ field }},
        {%- endfor %}
        count(*) as rules_count
    from days
    inner join rules on {{ in_force('rules', 'days.scored_on') }}
    group by days.scored_on
),

several as (
    select
        ranked.moment_id,
        min(ranked.created_at) as created_at,
        {%- for field in fields %}
        {{ first_known('ranked.' ~ field, surviving_rank('rules_by_day.' ~ field)) }}
            as {{ field }},
        {%- endfor %}
        max(case when ranked.is_email_bounced = 'true' then 1 else 0 end) = 1 as is_email_bounced,
        max(case when ranked.is_email_opted_out = 'true' then 1 else 0 end) = 1
            as is_email_opted_out,
        min(case when ranked.is_point_in_time then 1 else 0 end) = 1 as is_point_in_time
    from ranked
    inner join moments on ranked.moment_id = moments.moment_id
    left join rules_by_day on moments.scored_on = rules_by_day.scored_on
    group by ranked.moment_id
),

merged as (
    select * from singles
    union all
    select * from several
)

select * from merged
