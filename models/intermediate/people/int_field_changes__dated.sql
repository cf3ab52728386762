-- grain: one row per scoring moment × CRM record with a field whose history is recorded
-- Empty text means that the field was empty then; null means that it has no history.
with changes as (
    select * from {{ ref('stg_crm__field_changes') }}
),

assigned as (
    select * from {{ ref('int_records__assigned_to_moments') }}
),

moments as (
    select * from {{ ref('util_scoring_moments') }}
),

told as (
    select
        assigned.moment_id,
        assigned.record_id,
        changes.field,
        changes.old_value,
        changes.new_value,
        changes.changed_at,
        changes.changed_at <= moments.as_of
        and {{ known_at('changes.changed_at', 'changes.loaded_at') }}
        <= moments.known_as_of as is_past
    from changes
    inner join assigned on changes.entity_id = assigned.record_id
    inner join moments on assigned.moment_id = moments.moment_id
    where changes.entity_kind = 'lead' and changes.changed_at is not null
),

numbered as (
    select
        moment_id,
        record_id,
        field,
        coalesce(case when is_past then new_value else old_value end, '') as field_value,
        {{ nearness('moment_id, record_id, field') }} as nearness
    from told
),

pivoted as (
    select
        moment_id,
        record_id,
        max(case when field = 'email' then field_value end) as email,
        max(case when field = 'job_title' then field_value end) as job_title,
        max(case when field = 'company_name' then field_value end) as company_name,
        max(case when field = 'company_domain' then field_value end) as company_domain,
        max(case when field = 'industry' then field_value end) as industry,
        max(case when field = 'employee_count' then field_value end) as employee_count,
        max(case when field = 'employee_band' then field_value end) as employee_band,
        max(case when field = 'annual_revenue' then field_value end) as annual_revenue,
        max(case when field = 'country' then field_value end) as country,
        max(case when field = 'lead_source' then field_value end) as lead_source,
        max(case when field = 'status' then field_value end) as status,
        max(case when field = 'buying_role' then field_value end) as buying_role,
        max(case when field = 'owner_id' then field_value end) as owner_id,
        max(case when field = 'account_id' then field_value end) as account_id,
        max(case when field = 'campaign_id' then field_value end) as campaign_id,
        max(case when field = 'motion' then field_value end) as motion,
        max(case when field = 'is_email_bounced' then field_value end) as is_email_bounced,
        max(case when field = 'is_email_opted_out' then field_value end) as is_email_opted_out
    from numbered
    where nearness = 1
    group by
        moment_id,
        record_id
)

select * from pivoted
